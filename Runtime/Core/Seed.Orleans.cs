namespace Orleans;

/// <summary>Placeholder.</summary>
public static class Seed
{
}

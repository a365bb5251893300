namespace Orleans.Runtime;

/// <summary>Placeholder.</summary>
public static class Seed
{
}

namespace Orleans.Hosting;

/// <summary>Placeholder.</summary>
public static class Seed
{
}

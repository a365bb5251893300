namespace Orleans.Runtime;

/// <summary>Hands the context to the constructor of the grain being created on this thread.</summary>
internal static class ActivationScope
{
    [ThreadStatic]
    private static IGrainContext? current;

    public static IGrainContext Required => current ?? throw new InvalidOperationException(
        "A grain can only be constructed by the runtime. Use IGrainFactory.GetGrain to get a reference to one.");

    public static IGrainContext? Exchange(IGrainContext? context)
    {
        var previous = current;
        current = context;
        return previous;
    }
}

namespace Orleans.Runtime.Messaging;

/// <summary>The activation whose turn runs on this thread.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static IGrainContext? current;

    public static IGrainContext? Current => current;

    /// <summary>Sets the context and returns the previous one, to be set back.</summary>
    public static IGrainContext? Exchange(IGrainContext? context)
    {
        var previous = current;
        current = context;
        return previous;
    }
}

namespace OrleansHa.Loopctl;

/// <summary>What loopctl ends with; scripts rely on the numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A negative answer: differences, a failed check.</summary>
    public const int Negative = 1;

    /// <summary>The server failed or refused, or there is a conflict.</summary>
    public const int Server = 2;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 64;

    /// <summary>No gateway could be reached.</summary>
    public const int Unreachable = 69;

    /// <summary>It may or may not have been done.</summary>
    public const int OutcomeUnknown = 75;

    public const int Denied = 77;

    /// <summary>The file given is not valid.</summary>
    public const int InvalidFile = 78;

    public const int TimeOut = 124;

    public const int Interrupted = 130;
}

namespace OrleansHa.Silo.Store;

/// <summary>Event ids 2100 to 2149.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(2100, LogLevel.Warning, "PostgreSQL does not answer; the outcome of {Count} steps is unknown and will be read back.")]
    public static partial void CommitUnknown(ILogger logger, Exception error, int count);

    [LoggerMessage(2101, LogLevel.Error, "PostgreSQL refuses a batch of {Count} steps as it stands; committing them one by one.")]
    public static partial void CommitImpossible(ILogger logger, Exception error, int count);

    [LoggerMessage(2102, LogLevel.Warning, "The committer stopped with {Count} steps waiting; their outcome is unknown.")]
    public static partial void CommitterStopped(ILogger logger, int count);

    [LoggerMessage(2103, LogLevel.Warning, "A claim of {Count} loops failed.")]
    public static partial void ClaimFailed(ILogger logger, Exception error, int count);

    [LoggerMessage(2104, LogLevel.Warning, "PostgreSQL says that a commit was not replicated: {Notice}. Its outcome is taken as unknown.")]
    public static partial void Unreplicated(ILogger logger, string notice);
}

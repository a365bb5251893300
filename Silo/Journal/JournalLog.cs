namespace OrleansHa.Silo.Journal;

/// <summary>Event ids 2500 to 2549.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(2500, LogLevel.Error, "Journal {Segment}: record {Position} ({Name}) is damaged and lost to the journal; its segment is quarantined once it is released.")]
    public static partial void RecordLost(ILogger logger, string segment, long position, string name);

    [LoggerMessage(2501, LogLevel.Warning, "Journal {Segment}: {Bytes} bytes form no record, {Lost} records are lost.")]
    public static partial void BytesBroken(ILogger logger, string segment, long bytes, int lost);

    [LoggerMessage(2502, LogLevel.Error, "Journal {Directory} takes no writes; it goes on without them.")]
    public static partial void CannotWrite(ILogger logger, Exception error, string directory);

    [LoggerMessage(2503, LogLevel.Error, "Journal {Directory} is full: {Reason}")]
    public static partial void Full(ILogger logger, string directory, string reason);

    [LoggerMessage(2504, LogLevel.Warning, "Journal file {Path} cannot be moved or removed.")]
    public static partial void CannotRemove(ILogger logger, Exception error, string path);

    [LoggerMessage(2505, LogLevel.Information, "Journal {Directory} holds {Records} records in {Segments} segments.")]
    public static partial void Opened(ILogger logger, string directory, long records, int segments);
}

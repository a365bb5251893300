namespace Orleans.Runtime.Messaging;

/// <summary>Why a request did not run.</summary>
[GenerateSerializer]
internal sealed class RejectionInfo(RejectionKind kind, string reason, Exception? exception)
{
    [Id(0)]
    public RejectionKind Kind { get; } = kind;

    [Id(1)]
    public string Reason { get; } = reason;

    /// <summary>The exception that callers get as it is, null to make one from kind and reason.</summary>
    [Id(2)]
    public Exception? Exception { get; } = exception;
}

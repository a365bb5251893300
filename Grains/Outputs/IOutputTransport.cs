namespace OrleansHa.Grains.Outputs;

/// <summary>Carries the decisions of one output of one loop to its endpoints.</summary>
internal interface IOutputTransport : IDisposable
{
    /// <summary>closed, open or half_open; open when no endpoint may be tried.</summary>
    string Breaker { get; }

    /// <summary>What the last failed attempt said; null after a success.</summary>
    string? LastError { get; }

    /// <summary>Tries the endpoints in order, and again after growing waits, until one answers for good.</summary>
    /// <param name="message">The decision.</param>
    /// <param name="giveUp">Ends the waits between attempts; an attempt on the wire is always seen through.</param>
    /// <exception cref="OperationCanceledException">Given up between attempts.</exception>
    Task<SendResult> SendAsync(OutputMessage message, CancellationToken giveUp);
}

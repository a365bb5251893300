using OrleansHa.Grains.Outputs;

namespace OrleansHa.Silo.Outputs;

/// <summary>One place that takes decisions. One attempt at a time.</summary>
internal interface IOutputEndpoint : IDisposable
{
    /// <summary>What it is called in errors; without secrets.</summary>
    string Where { get; }

    /// <summary>The zone it stands in, if known.</summary>
    string? Zone { get; }

    /// <summary>Brings a decision there once. Faults of the endpoint, the network or a secret are answers, never exceptions.</summary>
    /// <param name="message">The decision.</param>
    /// <param name="bound">Ends the attempt; its effect is unknown then.</param>
    /// <exception cref="OperationCanceledException">The bound has passed.</exception>
    Task<EndpointAnswer> AttemptAsync(OutputMessage message, CancellationToken bound);
}

namespace OrleansHa.Loopctl.Http;

/// <summary>The answer of <c>GET /api/v1/loops/{name}/status</c>.</summary>
internal sealed record LoopStatus(
    string Name,
    long Revision,
    LoopMode? Mode,
    long Epoch,
    long Seq,
    LoopOwner? Owner,
    string? Quality,
    IReadOnlyDictionary<string, SignalStatus>? Signals,
    double? Setpoint,
    double? Output,
    double? LastStepAgeMs,
    long StepsTotal,
    IReadOnlyDictionary<string, OutputStatus>? Outputs)
{
    /// <summary>The value of the first signal, which is what a controller of one signal holds.</summary>
    public double? Value => Signals?.Values.FirstOrDefault()?.Value;

    /// <summary>Decisions that reached their endpoint, over all outputs.</summary>
    public long Delivered => Outputs?.Values.Sum(output => output.Delivered) ?? 0;
}

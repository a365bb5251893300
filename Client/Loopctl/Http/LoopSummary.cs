namespace OrleansHa.Loopctl.Http;

/// <summary>One item of <c>GET /api/v1/loops</c>.</summary>
internal sealed record LoopSummary(
    string Name,
    long Revision,
    LoopMode? Mode,
    long Epoch,
    long Seq,
    LoopOwner? Owner,
    string? Quality,
    double? Setpoint,
    double? Output,
    double? LastStepAgeMs);

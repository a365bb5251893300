namespace OrleansHa.Grains.Control.Sources;

/// <summary>The published word of a health (<c>ok</c>, <c>stalled</c>, …), for replies, metrics and logs.</summary>
public static class SourceHealthWords
{
    public static string Word(this SourceHealth health) => health switch
    {
        SourceHealth.Ok => "ok",
        SourceHealth.Stalled => "stalled",
        SourceHealth.Stuck => "stuck",
        SourceHealth.Deviating => "deviating",
        SourceHealth.Disconnected => "disconnected",
        SourceHealth.ErrorDense => "error_dense",
        _ => throw new ArgumentOutOfRangeException(nameof(health), health, "Unknown source health."),
    };
}

using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What keeps a remediation from doing harm.</summary>
/// <param name="Cooldown">Shortest time between two runs.</param>
/// <param name="MaxPerHour">Most runs within an hour.</param>
/// <param name="Verify">What has to be true afterwards; absent checks nothing.</param>
/// <param name="Within">How soon.</param>
/// <param name="OnIneffective">What happens when it is not.</param>
/// <param name="DryRun">Whether it only says what it would do.</param>
public sealed record RemediationGuard(
    [Default("5m"), Span("1s", "24h")] TimeSpan Cooldown,
    [Default("3"), Within(1, 60)] int MaxPerHour,
    Condition? Verify,
    [Default("30s"), Span("1s", "24h")] TimeSpan Within,
    [Default("escalate")] IneffectiveAction OnIneffective,
    [Default("false")] bool DryRun);

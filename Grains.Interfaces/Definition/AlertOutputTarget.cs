using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Decisions and events become alerts of the platform itself.</summary>
/// <param name="Route">Who is told.</param>
/// <param name="Severity">How loudly.</param>
public sealed record AlertOutputTarget(
    [Text(TextForm.Name)] string Route,
    [Default("critical")] AlertSeverity Severity) : OutputTarget
{
    /// <inheritdoc/>
    public override bool Alerts => true;
}

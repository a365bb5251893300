namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How loudly an alert is told.</summary>
public enum AlertSeverity
{
    Info = 0,
    Warning = 1,
    Critical = 2,
}

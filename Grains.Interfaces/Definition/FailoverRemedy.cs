namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A standby takes over at once.</summary>
public sealed record FailoverRemedy : Remedy;

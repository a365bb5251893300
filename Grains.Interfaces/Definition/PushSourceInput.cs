namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Samples are pushed to the signal's endpoint.</summary>
public sealed record PushSourceInput : SourceInput;

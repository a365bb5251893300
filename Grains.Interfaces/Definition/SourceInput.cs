namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Where a source's samples come from.</summary>
public abstract record SourceInput;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Where an output acts.</summary>
public abstract record OutputTarget;

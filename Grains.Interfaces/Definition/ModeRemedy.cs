namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The loop's mode changes.</summary>
/// <param name="To">The mode.</param>
public sealed record ModeRemedy(LoopMode To) : Remedy;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One stage between the signals and the controller.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads, resolved.</param>
public abstract record StageDefinition(string Name, string Input);

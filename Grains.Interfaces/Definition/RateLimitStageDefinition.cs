namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Limits how fast its output follows its input.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="RatePerMinute">Fastest change, in the input's unit per minute.</param>
public sealed record RateLimitStageDefinition(string Name, string Input, RateDefinition RatePerMinute) : StageDefinition(Name, Input);

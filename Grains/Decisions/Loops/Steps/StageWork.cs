using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>What a stage does.</summary>
internal abstract record StageWork;

/// <summary>Without a memory: computed in the loop's own step from the input and what is known by name.</summary>
internal sealed record InlineStage(Func<Measured, IReadOnlyDictionary<string, Measured>, Measured> Run) : StageWork;

/// <summary>With a memory: in a grain of its own.</summary>
internal sealed record GrainStage(string Type, Dictionary<string, double> Parameters) : StageWork;

/// <summary>An external service answers.</summary>
internal sealed record HttpStageWork(HttpStageDefinition Definition) : StageWork;

/// <summary>A class of a user's answers.</summary>
internal sealed record CustomStageWork(string Class, Dictionary<string, string> Settings) : StageWork;

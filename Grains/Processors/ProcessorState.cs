using OrleansHa.Grains.Interfaces.Processors;

namespace OrleansHa.Grains.Processors;

/// <summary>What a stateful stage keeps.</summary>
[GenerateSerializer, Alias("loops.ProcessorState")]
public sealed class ProcessorState
{
    /// <summary>The type the numbers belong to; another type starts anew.</summary>
    [Id(0)]
    public string Type { get; set; } = "";

    /// <summary>ewma of the version before <see cref="Memory"/>: the average.</summary>
    [Id(1)]
    public double? Average { get; set; }

    /// <summary>The answer to the last step; null before the first.</summary>
    [Id(2)]
    public ProcessorAnswer? LastAnswer { get; set; }

    /// <summary>What the stage remembers, as JSON; null before the first step.</summary>
    [Id(3)]
    public string? Memory { get; set; }
}

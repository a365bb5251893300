using OrleansHa.Grains.Interfaces.Processors;

namespace OrleansHa.Grains.Processors.Custom;

/// <summary>What a user's class keeps for one loop.</summary>
[GenerateSerializer, Alias("loops.CustomProcessorState")]
public sealed class CustomProcessorState
{
    /// <summary>The class the memory belongs to; another one starts anew.</summary>
    [Id(0)]
    public string Class { get; set; } = "";

    /// <summary>As JSON.</summary>
    [Id(1)]
    public string? Memory { get; set; }

    /// <summary>The answer to the last step; null before the first.</summary>
    [Id(2)]
    public ProcessorAnswer? LastAnswer { get; set; }
}

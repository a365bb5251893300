namespace OrleansHa.Grains.Interfaces.Processors;

/// <summary>One step of a user's class.</summary>
[GenerateSerializer, Alias("loops.CustomRequest")]
public sealed record CustomRequest
{
    /// <summary>Its full name.</summary>
    [Id(0)] public string Class { get; init; } = "";

    [Id(1)] public SubProcessorInput Input { get; init; } = new();

    /// <summary>How long it may take.</summary>
    [Id(2)] public TimeSpan Limit { get; init; }
}

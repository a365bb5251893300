namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>Samples of one signal, oldest first.</summary>
[GenerateSerializer, Alias("loops.SampleBatch")]
public sealed record SampleBatch
{
    /// <summary>256: a larger batch is refused, so that one caller cannot hold a loop up.</summary>
    public const int MaxSamples = 256;

    [Id(0)] public string Signal { get; init; } = "";

    /// <summary>Null stands for the signal's only push source.</summary>
    [Id(1)] public string? Source { get; init; }

    [Id(2)] public SignalSample[] Samples { get; init; } = [];

    [Id(3)] public OfferAcknowledgement Acknowledgement { get; init; }
}

namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>One receipt per sample in their order, or the error that concerns them all.</summary>
[GenerateSerializer, Alias("loops.OfferResult")]
public sealed record OfferResult
{
    [Id(0)] public SignalReceipt[] Receipts { get; init; } = [];

    [Id(1)] public LoopError? Error { get; init; }
}

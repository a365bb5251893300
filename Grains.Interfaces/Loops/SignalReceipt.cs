namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What became of one sample.</summary>
[GenerateSerializer, Alias("loops.SignalReceipt")]
public sealed record SignalReceipt
{
    [Id(0)] public string Id { get; init; } = "";

    [Id(1)] public ReceiptStatus Status { get; init; }

    /// <summary>The commit that holds the sample's effect.</summary>
    [Id(2)] public long Seq { get; init; }

    [Id(3)] public long Epoch { get; init; }

    /// <summary>The quality the sample was taken in with.</summary>
    [Id(4)] public Quality Quality { get; init; }

    /// <summary>Why it was refused, or null.</summary>
    [Id(5)] public string? Error { get; init; }
}

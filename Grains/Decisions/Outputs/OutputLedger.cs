namespace OrleansHa.Grains.Outputs;

/// <summary>The account of one output. Only these changes exist, so emitted = delivered + pending + superseded + dead-lettered.</summary>
internal sealed record OutputLedger
{
    public static OutputLedger Empty { get; } = new();

    public long Emitted { get; init; }

    public long Pending { get; init; }

    public long Delivered { get; init; }

    public long Superseded { get; init; }

    public long DeadLettered { get; init; }

    public bool Balances => Emitted == Delivered + Pending + Superseded + DeadLettered && Pending >= 0;

    public OutputLedger Emit() => this with { Emitted = Emitted + 1, Pending = Pending + 1 };

    /// <summary>Dead letters are to be delivered after all.</summary>
    /// <exception cref="InvalidOperationException">There are not so many.</exception>
    public OutputLedger Revive(int count) => count >= 0 && count <= DeadLettered
        ? this with { DeadLettered = DeadLettered - count, Pending = Pending + count }
        : throw new InvalidOperationException($"{count} dead letters cannot be pending again: {this}.");

    /// <exception cref="InvalidOperationException">Nothing is pending.</exception>
    public OutputLedger Retire(DeliveryFate fate)
    {
        if (Pending <= 0)
            throw new InvalidOperationException($"A decision is {fate} though none is pending: {this}.");
        var rest = this with { Pending = Pending - 1 };
        return fate switch
        {
            DeliveryFate.Delivered => rest with { Delivered = Delivered + 1 },
            DeliveryFate.Superseded => rest with { Superseded = Superseded + 1 },
            DeliveryFate.DeadLettered => rest with { DeadLettered = DeadLettered + 1 },
            _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, "Unknown fate."),
        };
    }
}

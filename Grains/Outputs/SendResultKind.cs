namespace OrleansHa.Grains.Outputs;

internal enum SendResultKind
{
    Delivered = 0,

    /// <summary>The endpoint knows a higher epoch: the sender is no longer the owner.</summary>
    StaleEpoch = 1,

    /// <summary>The endpoint will never take this decision.</summary>
    Refused = 2,
}

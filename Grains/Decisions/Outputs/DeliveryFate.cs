namespace OrleansHa.Grains.Outputs;

/// <summary>How a decision's delivery ended.</summary>
internal enum DeliveryFate
{
    Delivered = 0,

    /// <summary>A newer decision took its place.</summary>
    Superseded = 1,

    /// <summary>It expired, or the endpoint will never take it.</summary>
    DeadLettered = 2,
}

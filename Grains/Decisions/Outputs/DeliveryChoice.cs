using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Outputs;

/// <summary>What to do next for an output.</summary>
/// <param name="Next">The decision to deliver, or null to wait.</param>
/// <param name="Retired">Decisions that are given up.</param>
internal sealed record DeliveryChoice(OutboxEntry? Next, IReadOnlyList<Retirement> Retired);

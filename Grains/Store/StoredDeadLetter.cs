namespace OrleansHa.Grains.Store;

/// <summary>A decision that was given up.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="DeadAt">When it was given up.</param>
/// <param name="Reason">Why.</param>
internal sealed record StoredDeadLetter(OutboxEntry Decision, DateTimeOffset DeadAt, string Reason);

namespace OrleansHa.Loopctl.Http;

/// <summary>One silo of the cluster.</summary>
internal sealed record SiloStatus(
    string Name, string? Address, string? Zone, string? Status, int? Pid, DateTimeOffset? StartedAt, long? Loops, long? Activations);

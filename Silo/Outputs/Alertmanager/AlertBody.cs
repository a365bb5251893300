namespace OrleansHa.Silo.Outputs.Alertmanager;

/// <summary>An alert as Alertmanager's API v2 takes it; one that has ended is resolved.</summary>
internal sealed record AlertBody(
    SortedDictionary<string, string> Labels, SortedDictionary<string, string> Annotations, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

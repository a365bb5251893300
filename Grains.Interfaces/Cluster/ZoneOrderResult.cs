namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>What an order for a zone came to. Ask again to follow it: repeating an order changes nothing.</summary>
[GenerateSerializer, Alias("loops.ZoneOrderResult")]
public sealed record ZoneOrderResult
{
    [Id(0)] public string Zone { get; init; } = "";

    /// <summary>open, draining (something is still there) or drained.</summary>
    [Id(1)] public string State { get; init; } = "";

    /// <summary>Whether this request changed the order.</summary>
    [Id(2)] public bool Changed { get; init; }

    /// <summary>Loops that are owned in the zone.</summary>
    [Id(3)] public int LoopsLeft { get; init; }

    /// <summary>Standbys in the zone.</summary>
    [Id(4)] public int StandbysLeft { get; init; }

    /// <summary>Why the order was refused: unknown_zone or last_zone; null when it was not.</summary>
    [Id(5)] public string? Refusal { get; init; }
}

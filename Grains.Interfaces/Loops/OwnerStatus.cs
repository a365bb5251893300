namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>Who owns a loop.</summary>
[GenerateSerializer, Alias("loops.OwnerStatus")]
public sealed record OwnerStatus
{
    /// <summary>Name of the silo.</summary>
    [Id(0)] public string Silo { get; init; } = "";

    [Id(1)] public string Zone { get; init; } = "";
}

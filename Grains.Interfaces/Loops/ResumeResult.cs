namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>Where a loop runs.</summary>
[GenerateSerializer, Alias("loops.ResumeResult")]
public sealed record ResumeResult
{
    /// <summary>False when there is no such loop.</summary>
    [Id(0)] public bool Running { get; init; }

    [Id(1)] public long Epoch { get; init; }

    [Id(2)] public long Seq { get; init; }

    /// <summary>Name of the owner's silo.</summary>
    [Id(3)] public string Silo { get; init; } = "";
}

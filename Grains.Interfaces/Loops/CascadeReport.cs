namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What an inner loop tells its outer one, as of its last committed step.</summary>
[GenerateSerializer, Alias("loops.CascadeReport")]
public sealed record CascadeReport
{
    /// <summary>The inner loop.</summary>
    [Id(0)] public string Loop { get; init; } = "";

    [Id(1)] public long Epoch { get; init; }

    [Id(2)] public long Seq { get; init; }

    /// <summary>Whether its actual mode is cascade.</summary>
    [Id(3)] public bool Following { get; init; }

    /// <summary>Its set-point in force, which is the outer loop's output unit; null before the first one.</summary>
    [Id(4)] public double? Setpoint { get; init; }

    [Id(5)] public TimeSpan Period { get; init; }
}

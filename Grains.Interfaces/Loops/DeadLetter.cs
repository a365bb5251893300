namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A decision that was given up.</summary>
[GenerateSerializer, Alias("loops.DeadLetter")]
public sealed record DeadLetter
{
    [Id(0)] public string Output { get; init; } = "";

    /// <summary>The step that decided it.</summary>
    [Id(1)] public long Seq { get; init; }

    /// <summary>The epoch it was decided under.</summary>
    [Id(2)] public long Epoch { get; init; }

    /// <summary>In the output's unit.</summary>
    [Id(3)] public double Value { get; init; }

    [Id(4)] public Quality Quality { get; init; }

    /// <summary>When it was decided, or replayed last.</summary>
    [Id(5)] public DateTimeOffset At { get; init; }

    /// <summary>When it was given up.</summary>
    [Id(6)] public DateTimeOffset DeadAt { get; init; }

    /// <summary>Why; never holds a secret.</summary>
    [Id(7)] public string Reason { get; init; } = "";

    /// <summary>What receivers know it by.</summary>
    [Id(8)] public string Key { get; init; } = "";
}

namespace OrleansHa.Loopctl.Testing.Plants;

/// <summary>A plant as a test describes it.</summary>
internal abstract record PlantSpec
{
    /// <summary>Standard deviation of what each source adds, in the signal's unit.</summary>
    public double Noise { get; init; }

    /// <summary>The output that moves it; null is the loop's first that is no alert.</summary>
    public string? Output { get; init; }

    /// <summary>Null for a recording: it moves by itself, and its sources are in it.</summary>
    public abstract IPlant? Create();
}

/// <summary>Follows <c>bias + gain · output(t − dead time)</c> with one time constant.</summary>
internal sealed record FirstOrderSpec(double Gain, double Bias, TimeSpan TimeConstant, TimeSpan DeadTime, double Initial) : PlantSpec
{
    public override IPlant Create() => new FirstOrderPlant(this);
}

/// <summary>Changes by <c>gain · output(t − dead time) + drift</c> per second, within its ends.</summary>
internal sealed record IntegratingSpec(double Gain, double Drift, TimeSpan DeadTime, double Initial, double Min, double Max) : PlantSpec
{
    public override IPlant Create() => new IntegratingPlant(this);
}

/// <summary>Each <paramref name="Step"/> its next value is what a formula says.</summary>
internal sealed record FormulaSpec(Grains.Control.Expressions.Expression Next, TimeSpan Step, TimeSpan DeadTime, double Initial) : PlantSpec
{
    /// <summary>What the formula may name: the present value, the output, the load, seconds since the start and per step.</summary>
    public static readonly string[] Names = ["value", "output", "load", "t", "dt"];

    public override IPlant Create() => new FormulaPlant(this);
}

/// <summary>Samples that were recorded; nothing that the loop does changes them.</summary>
internal sealed record RecordedSpec(IReadOnlyList<RecordedSample> Samples) : PlantSpec
{
    public override IPlant? Create() => null;
}

/// <param name="At">Since the start.</param>
/// <param name="Source">A source of the signal.</param>
/// <param name="Value">Null when it had none.</param>
internal sealed record RecordedSample(TimeSpan At, string Source, double? Value);

namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of <see cref="ScaleStage"/>.</summary>
public sealed record ScaleSettings
{
    /// <param name="gain">Finite, not 0: output units per input unit.</param>
    /// <param name="offset">Finite, in the output's unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public ScaleSettings(double gain, double offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfZero(gain);
        Gain = StageNumbers.Finite(gain, nameof(gain));
        Offset = StageNumbers.Finite(offset, nameof(offset));
    }

    public double Gain { get; }

    public double Offset { get; }
}

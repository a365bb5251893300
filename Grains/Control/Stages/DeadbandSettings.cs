namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of <see cref="DeadbandStage"/>.</summary>
public sealed record DeadbandSettings
{
    /// <param name="band">Above 0, in the unit of the input: a smaller change is not passed on.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public DeadbandSettings(double band) => Band = StageNumbers.Positive(band, nameof(band));

    public double Band { get; }
}

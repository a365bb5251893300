namespace OrleansHa.Grains.Control;

/// <summary>Severity and order of <see cref="Quality"/>: the worst input wins (OPC UA Part 8, §6.3).</summary>
public static class QualityOrder
{
    private const int UncertainFloor = (int)Quality.Uncertain;
    private const int BadFloor = (int)Quality.Bad;

    public static bool IsGood(this Quality quality) => (int)quality < UncertainFloor;

    public static bool IsUncertain(this Quality quality) => (int)quality is >= UncertainFloor and < BadFloor;

    public static bool IsBad(this Quality quality) => (int)quality >= BadFloor;

    /// <summary>
    /// The worse of two. Between two of one severity the one with the larger number wins, so the result does not depend on
    /// the order of the inputs and a sub-code is never replaced by its plain word.
    /// </summary>
    public static Quality Worst(Quality left, Quality right) => (Quality)Math.Max((int)left, (int)right);

    /// <summary>Whether the severity class is as good as that of <paramref name="floor"/>; sub-codes do not count.</summary>
    public static bool IsAtLeast(this Quality quality, Quality floor) => Severity(quality) <= Severity(floor);

    private static int Severity(Quality quality) => quality.IsBad() ? 2 : quality.IsUncertain() ? 1 : 0;
}

using Orleans.Configuration;
using Orleans.Runtime.Placement;
using Orleans.Statistics;

namespace OrleansHa.Tests.RuntimeUnit.Placement;

public sealed class SiloScoresTests
{
    private const long Gigabyte = 1L << 30;
    private static readonly SiloLoad Idle = Load();

    [Fact]
    public void EqualSilos_ScoreEqually() => Rate([Idle, Idle]).Distinct().Count().ShouldBe(1);

    [Fact]
    public void EachResource_CountsByItsWeight()
    {
        // Default weights: 40 of 100 for the processor, 20 for used and 20 for available memory, 5 for its size, 15 for activations.
        Difference(Load(cpu: 50)).ShouldBe(0.20, 0.0001);
        Difference(Load(used: 2 * Gigabyte)).ShouldBe(0.20 * (2 - 1) / 4, 0.0001);
        Difference(Load(available: Gigabyte)).ShouldBe(0.20 * (3 - 1) / 4, 0.0001);
        Difference(Load(activations: 600)).ShouldBe(0.15, 0.0001);
    }

    [Fact]
    public void SmallerMachine_ScoresWorse()
    {
        var small = Load() with { Environment = new EnvironmentStatistics(0, Gigabyte / 4, Gigabyte * 3 / 4, Gigabyte) };
        Difference(small).ShouldBe(0.05 * 3 / 4, 0.0001);
    }

    [Fact]
    public void FourActivationsAhead_AreTheDefaultMarginWhileThereAreFew()
    {
        var margin = new ResourceOptimizedPlacementOptions().LocalSiloPreferenceMargin / 100.0;
        Difference(Load(activations: 4)).ShouldBeLessThanOrEqualTo(margin);
        Difference(Load(activations: 5)).ShouldBeGreaterThan(margin);
    }

    [Fact]
    public void SiloThatToldNothingYet_CountsAsIdle()
    {
        var scores = Rate([null, Load(activations: 3)]);
        scores[0].ShouldBe(0);
        scores[1].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void NoWeights_MakeAllEqual() => SiloScores.Rate(
        [Load(cpu: 90), Load()],
        new ResourceOptimizedPlacementOptions { CpuUsageWeight = 0, MemoryUsageWeight = 0, AvailableMemoryWeight = 0, MaxAvailableMemoryWeight = 0, ActivationCountWeight = 0 }).ShouldBe([0.0, 0.0]);

    [Theory]
    [InlineData(79, 0)]
    [InlineData(80, 0)]
    [InlineData(90, 167)]
    [InlineData(100, 250)]
    public void Shedding_EndsTheShareThatBringsMemoryToItsTarget(double used, int expected) =>
        ActivationShedding.Surplus(used, new GrainCollectionOptions(), 1000).ShouldBe(expected);

    private static double Difference(SiloLoad other)
    {
        var scores = Rate([Idle, other]);
        return scores[1] - scores[0];
    }

    private static double[] Rate(SiloLoad?[] loads) => SiloScores.Rate(loads, new ResourceOptimizedPlacementOptions());

    private static SiloLoad Load(float cpu = 0, long used = Gigabyte, long available = 3 * Gigabyte, int activations = 0) =>
        new(activations, new EnvironmentStatistics(cpu, used, available, 4 * Gigabyte), false);
}

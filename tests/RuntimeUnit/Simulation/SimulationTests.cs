using System.Globalization;
using Xunit.Abstractions;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>
/// Whole silos in one process over a simulated network, clock and table, from a seed: see docs/internals/simulation.md. The variable
/// ORLEANSHA_SIM_SEEDS sets how many seeds, ORLEANSHA_SIM_SEED runs a single one, ORLEANSHA_SIM_TRACE=1 shows all of it.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int DefaultSeeds = 300;

    [Fact]
    public async Task Cluster_UnderSeededFaults_KeepsItsInvariants()
    {
        var (first, count) = Number("ORLEANSHA_SIM_SEED") is { } seed ? (seed, 1) : (1, Number("ORLEANSHA_SIM_SEEDS") ?? DefaultSeeds);

        // One processor is left to the other tests, or to the second half.
        var half = count / 2;
        var runs = half == 0 ? [SimulationProcess.RunAsync(first, count)] : new[] { SimulationProcess.RunAsync(first, half), SimulationProcess.RunAsync(first + half, count - half) };
        foreach (var (_, lines) in await Task.WhenAll(runs)) output.WriteLine(lines[^1]);
        foreach (var run in runs)
        {
            var (succeeded, lines) = await run;
            succeeded.ShouldBeTrue(string.Join('\n', count == 1 ? lines : lines.SkipWhile(line => line.StartsWith("seed ", StringComparison.Ordinal))));
        }
    }

    [Fact]
    public async Task Seed_RunAgainElsewhere_DoesTheSame()
    {
        var (_, among) = await SimulationProcess.RunAsync(first: 2, count: 3);
        var (_, alone) = await SimulationProcess.RunAsync(first: 4, count: 1);
        alone[0].ShouldStartWith("seed 4 hash ");
        among[2].ShouldBe(alone[0]);
    }

    /// <summary>What the engine does without one of its safeguards has to be noticed.</summary>
    [Theory]
    [InlineData(nameof(Safeguard.RegistrationView), 100, "has not ended and is not declared dead")]
    [InlineData(nameof(Safeguard.Fencing), 20, "which has learnt that it may not act any more")]
    [InlineData(nameof(Safeguard.Generation), 100, "which was addressed to")]
    [InlineData(nameof(Safeguard.CallTimeout), 20, "has not ended by")]
    public async Task Cluster_WithoutASafeguard_IsFoundOut(string missing, int seeds, string finding)
    {
        var (succeeded, lines) = await SimulationProcess.RunAsync(first: 1, seeds, Enum.Parse<Safeguard>(missing));
        succeeded.ShouldBeFalse($"{seeds} seeds did not show that {missing} is missing.");
        lines.First(line => line.StartsWith("Seed ", StringComparison.Ordinal)).ShouldContain(finding);
        output.WriteLine($"without {missing}: found by seed {lines.Count(line => line.StartsWith("seed ", StringComparison.Ordinal)).ToString(CultureInfo.InvariantCulture)}");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

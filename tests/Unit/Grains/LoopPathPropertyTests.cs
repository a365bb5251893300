using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>What holds for every loop, whatever its definition and whatever happens to it. A failure prints the seed of the life.</summary>
public sealed class LoopPathPropertyTests
{
    private const int Steps = 60;
    private const int Lives = 100;

    private static readonly Gen<int> Seeds = Gen.Choose(0, 1_000_000);

    /// <summary>P5: no sequence of mode changes, takeovers (each step goes through the stored form), redeploys and outages is faster than the rate.</summary>
    [Fact]
    public void Output_AnyLife_StaysFiniteInRangeAndWithinTheRate() => ForEach((seed, random) =>
    {
        double? acted = null;
        DateTimeOffset? at = null;
        for (var i = 0; i < Steps; i++)
        {
            var result = Done(random.Next()(random.Kit));
            var where = $"seed {seed}, step {i}, {result.ActualMode}";
            foreach (var decision in result.Decisions)
                decision.Value.ShouldBe(result.State.Last.Output!.Value, where);
            // The first decision of a controller counts for one period at least, however soon it comes.
            var seconds = Math.Max(StepInterval.Bounded(at, random.Kit.Now, TimeSpan.FromSeconds(1)).TotalSeconds, acted is null ? 1 : 0);
            at = random.Kit.Now;
            if (result.ActualMode == "shadow" || result.State.Last.Output is not { } output)
                continue;
            output.ShouldBeInRange(RandomLoop.Low, RandomLoop.High, where);
            var moved = output - (acted ?? 40);
            moved.ShouldBeInRange(-(RandomLoop.DownPerSecond * seconds) - 1e-9, (RandomLoop.UpPerSecond * seconds) + 1e-9, where);
            acted = output;
        }
    });

    [Fact]
    public void Quality_AnyLife_NeverImprovesAlongThePath() => ForEach((seed, random) =>
    {
        for (var i = 0; i < Steps; i++)
        {
            var result = Done(random.Next()(random.Kit));
            var (seen, plan) = (random.Kit.Observed!, random.Kit.Plan);
            var where = $"seed {seed}, step {i}, {result.ActualMode}";
            foreach (var signal in seen.Signals)
            {
                var best = signal.Sources.Min(source => Severity(source.Sample.Quality));
                // A fail action may serve something in place of nothing, and says so.
                Severity(signal.Value.Quality).ShouldBeGreaterThanOrEqualTo(signal.Acting is null ? best : Math.Min(best, 1), $"{where}, {signal.Name}");
            }

            foreach (var stage in plan.Stages)
                Severity(seen.Find(stage.Name).Quality).ShouldBeGreaterThanOrEqualTo(Severity(seen.Find(stage.Input).Quality), $"{where}, {stage.Name} {stage.GetType().Name}");
            if (result.State.Last.Quality != Quality.Good_LocalOverride)
                Severity(result.State.Last.Quality).ShouldBeGreaterThanOrEqualTo(Severity(seen.Find(plan.Definition.Controller.Input).Quality), $"{where}, decision");
            foreach (var decision in result.Decisions)
                decision.Quality.ShouldBe(result.State.Last.Quality, where);
        }
    });

    [Fact]
    public void Replay_FromASnapshot_DecidesTheSameToTheBit() => ForEach((seed, random) =>
    {
        var from = seed % (Steps - 1);
        LoopSnapshot? snapshot = null;
        var acts = new List<Func<LoopKit, Task<StepResult>>>();
        var decided = new List<(string Decisions, byte[] State)>();
        for (var i = 0; i < Steps; i++)
        {
            if (i == from)
                snapshot = random.Kit.Snapshot();
            var act = random.Next();
            var result = Done(act(random.Kit));
            if (i < from)
                continue;
            acts.Add(act);
            decided.Add((Text(result), LoopStateCodec.Encode(result.State)));
        }

        // The samples heard of an outer loop are an input as well, and stand in the acts.
        var again = LoopKit.From(snapshot!);
        for (var i = 0; i < acts.Count; i++)
        {
            var result = Done(acts[i](again));
            Text(result).ShouldBe(decided[i].Decisions, $"seed {seed}, step {from + i}");
            LoopStateCodec.Encode(result.State).ShouldBe(decided[i].State, $"seed {seed}, step {from + i}");
        }
    });

    private static string Text(StepResult result) => $"{result.ActualMode} " + string.Join(
        ' ', result.Decisions.Select(decision => $"{decision.Output} {decision.Seq} {BitConverter.DoubleToInt64Bits(decision.Value):x} {decision.Quality} {decision.At:O}"));

    private static int Severity(Quality quality) => quality.IsBad() ? 2 : quality.IsUncertain() ? 1 : 0;

    // Nothing in these steps waits for anything.
    private static StepResult Done(Task<StepResult> step) => step.IsCompletedSuccessfully ? step.Result : throw step.Exception ?? new AggregateException("The step waits.");

    private static void ForEach(Action<int, RandomLoop> check) =>
        Prop.ForAll(Seeds.ToArbitrary(), seed => check(seed, new RandomLoop(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(Lives));
}

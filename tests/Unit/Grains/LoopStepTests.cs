using System.Collections.Immutable;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Tests.Unit.Grains;

public sealed class LoopStepTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private static readonly LoopPlan Plan = LoopPlanner.Plan(Parse("""
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: tank }
        spec:
          mode: auto
          period: 1s
          signals:
            level:
              units: "%"
              range: [0, 100]
              selector: { type: failover }
              watchdog: { stallAfter: 5s }
              onBad: { action: hold_last, maxAge: 30s }
              sources: [ { name: push, push: {} } ]
          controller:
            type: pid
            setpoint: 50
            gains: { kp: 2, ki: 0.5, kd: 0 }
            action: reverse
            output: { min: 0, max: 100, ratePerMinute: { up: 300, down: 300 } }
          outputs:
            - { name: valve, http: { endpoints: [ { url: "http://valve/" } ] }, onPartition: hold }
        """));

    [Fact]
    public void Step_FirstTime_TellsEveryOutput()
    {
        var (_, result) = Step(Offered(new LoopState(), 40, Start), Start, 1);

        var decision = result.Decisions.ShouldHaveSingleItem();
        decision.ShouldSatisfyAllConditions(
            d => d.Output.ShouldBe("valve"), d => d.Seq.ShouldBe(1), d => d.Epoch.ShouldBe(3), d => d.At.ShouldBe(Start));
        result.State.Outputs["valve"].ShouldSatisfyAllConditions(ledger => ledger.Emitted.ShouldBe(1), ledger => ledger.Pending.ShouldBe(1));
        result.State.Steps.ShouldBe(1);
    }

    [Fact]
    public void Step_AfterATakeover_GoesOnFromTheOutputInForce()
    {
        var state = new LoopState();
        double last = 0;
        for (var i = 0; i < 20; i++)
            (state, last) = Advance(state, Start + (Period * i), i + 1);

        // Ten minutes later another silo reads the state: one step counts for three periods at most.
        var taken = LoopStateCodec.Decode(LoopStateCodec.Encode(state));
        var (_, after) = Advance(taken, Start.AddMinutes(10), 21);

        Math.Abs(after - last).ShouldBeLessThanOrEqualTo(300.0 / 60 * 3 + 1e-9);
    }

    [Fact]
    public void Step_SameStateAndInput_DecidesTheSameToTheBit()
    {
        var state = Offered(new LoopState(), 41.7, Start);

        var first = Step(state, Start, 1).Result;
        var second = Step(LoopStateCodec.Decode(LoopStateCodec.Encode(state)), Start, 1).Result;

        LoopStateCodec.Encode(second.State).ShouldBe(LoopStateCodec.Encode(first.State));
        second.Decisions.ShouldBe(first.Decisions.AsEnumerable());
    }

    [Fact]
    public void Step_SourceSilent_HoldsTheValueAndSaysSo()
    {
        var state = Step(Offered(new LoopState(), 40, Start), Start, 1).Result.State;

        var (signals, result) = Step(state, Start.AddSeconds(10), 2);

        signals[0].Value.Value.ShouldBe(40);
        signals[0].Value.Quality.ShouldBe(Quality.Uncertain_LastUsableValue);
        result.State.Last.Quality.IsUncertain().ShouldBeTrue();
    }

    [Fact]
    public void Step_NeverAnySample_DecidesNothing()
    {
        var (_, result) = Step(new LoopState(), Start, 1);

        result.Decisions.ShouldBeEmpty();
        result.State.Last.Output.ShouldBeNull();
        result.State.Last.Quality.IsBad().ShouldBeTrue();
    }

    [Fact]
    public void Decode_StateOfANewerVersion_IgnoresWhatItDoesNotKnow()
    {
        var state = LoopStateCodec.Decode("""{"steps":7,"tomorrow":{"x":1},"last":{"output":3,"mood":"fine"}}"""u8);

        state.Steps.ShouldBe(7);
        state.Last.Output.ShouldBe(3);
    }

    private static (LoopState State, double Output) Advance(LoopState state, DateTimeOffset now, long seq)
    {
        var result = Step(Offered(state, 30, now), now, seq).Result;
        return (result.State, result.State.Last.Output!.Value);
    }

    private static (ImmutableArray<SignalReading> Signals, StepResult Result) Step(LoopState state, DateTimeOffset now, long seq)
    {
        var (observed, signals) = LoopStep.Observe(state, Plan, now);
        return (signals, LoopStep.Decide(observed, Plan, new StepInput(signals, ImmutableDictionary<string, Measured>.Empty, now, 3, seq)));
    }

    private static LoopState Offered(LoopState state, double value, DateTimeOffset at)
    {
        var sample = new SignalSample { Id = $"{at.Ticks}", Value = value, ObservedAt = at };
        var (signal, _) = SignalGate.Offer(state.Signals.GetValueOrDefault("level") ?? SignalState.Empty, "push", sample, at, remember: true);
        return state with { Signals = state.Signals.SetItem("level", signal) };
    }

    private static LoopDefinition Parse(string text)
    {
        var parsed = LoopDefinitionParser.Parse(text);
        return parsed.Definition ?? throw new InvalidOperationException(string.Join('\n', parsed.Errors.Select(error => error.Message)));
    }
}

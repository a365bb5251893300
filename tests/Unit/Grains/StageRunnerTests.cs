using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Orleans;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>A stage in a grain of its own that hangs or throws: the loop goes on with the last answer.</summary>
public sealed class StageRunnerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly LoopPlan Plan = LoopPlanner.Plan(LoopDefinitionParser.Parse("""
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: tank }
        spec:
          mode: auto
          period: 100ms
          signals:
            level: { units: "%", range: [0, 100], selector: { type: failover }, sources: [ { name: push, push: {} } ] }
          stages: [ { name: smooth, type: ewma, alpha: 0.5 } ]
          controller: { type: threshold, limit: 50, above: 1, below: 0 }
          outputs: []
        """).Definition!);

    private readonly IProcessorGrain _stage = Substitute.For<IProcessorGrain>();
    private readonly IGrainFactory _grains = Substitute.For<IGrainFactory>();

    public StageRunnerTests() => _grains.GetGrain<IProcessorGrain>("tank/smooth").Returns(_stage);

    [Fact]
    public async Task Stage_Hanging_IsHeldAndNotAskedAgainMeanwhile()
    {
        _stage.ProcessAsync(Arg.Any<ProcessorRequest>()).Returns(new TaskCompletionSource<ProcessorAnswer>().Task);
        var runner = new StageRunner("tank", _grains, TimeProvider.System, NullLogger.Instance);

        var first = await RunAsync(runner, 1);
        var second = await RunAsync(runner, 2);

        first.ShouldBe(second);
        first.Value.ShouldBe(33);
        first.Quality.ShouldBe(Quality.Uncertain_LastUsableValue);
        await _stage.Received(1).ProcessAsync(Arg.Any<ProcessorRequest>());
    }

    [Fact]
    public async Task Stage_Failing_IsHeldAndAskedAgain()
    {
        _stage.ProcessAsync(Arg.Any<ProcessorRequest>()).Returns(
            Task.FromException<ProcessorAnswer>(new InvalidOperationException("no")),
            Task.FromResult(new ProcessorAnswer { Seq = 2, Value = 44, At = Now }));
        var runner = new StageRunner("tank", _grains, TimeProvider.System, NullLogger.Instance);

        (await RunAsync(runner, 1)).Value.ShouldBe(33);
        (await RunAsync(runner, 2)).Value.ShouldBe(44);
    }

    [Fact]
    public async Task Stage_FailingWithoutAnyAnswerYet_IsBad()
    {
        _stage.ProcessAsync(Arg.Any<ProcessorRequest>()).Returns(Task.FromException<ProcessorAnswer>(new InvalidOperationException("no")));
        var runner = new StageRunner("tank", _grains, TimeProvider.System, NullLogger.Instance);

        (await RunAsync(runner, 1, new LoopState())).Quality.IsBad().ShouldBeTrue();
    }

    private static async Task<Measured> RunAsync(StageRunner runner, long seq, LoopState? state = null)
    {
        var known = state ?? new LoopState { Stages = new LoopState().Stages.Add("smooth", new StageState { LastUsable = Measured.Good(33, Now) }) };
        ImmutableArray<SignalReading> signals = [new("level", Measured.Good(40, Now), null, null, [])];
        return (await runner.RunAsync(Plan, known, signals, 1, seq))["smooth"];
    }
}

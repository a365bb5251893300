using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Scheduler;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

public sealed class TurnGateTests
{
    private readonly TurnGate _gate = new();
    private readonly Host _host;

    public TurnGateTests() =>
        _host = new Host(new TurnSchedulerShared(Options.Create(new SchedulingOptions()), new SiloStopSwitch(), NullLogger<TurnScheduler>.Instance, _gate));

    [Fact]
    public async Task Turns_WhileTheGateIsShut_WaitAndThenRunInOrder()
    {
        var seen = new List<int>();
        var done = new TaskCompletionSource();
        _gate.Open(Environment.TickCount64 - 1);
        for (var i = 0; i < 10; i++)
        {
            var number = i;
            _host.Scheduler.Enqueue(new Action(() =>
            {
                seen.Add(number);
                if (number == 9) done.SetResult();
            }));
        }

        await Eventually.TrueAsync(() => _gate.ParkedCount == 1);
        seen.ShouldBeEmpty();
        _gate.Open(long.MaxValue);
        await done.Task.WaitAsync(Eventually.DefaultBound);
        seen.ShouldBe(Enumerable.Range(0, 10));
        _gate.ParkedCount.ShouldBe(0);
    }

    [Fact]
    public async Task Turns_UnderWayWhenTheGateShuts_EndAndTheNextWaits()
    {
        using var release = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var next = new TaskCompletionSource();
        _gate.Open(Environment.TickCount64 + 1000);
        _host.Scheduler.Enqueue(new Action(() =>
        {
            begun.SetResult();
            release.Wait();
        }));
        _host.Scheduler.Enqueue(new Action(next.SetResult));
        await begun.Task.WaitAsync(Eventually.DefaultBound);
        await Eventually.TrueAsync(() => !_gate.IsOpen);
        release.Set();

        await Eventually.TrueAsync(() => _gate.ParkedCount == 1);
        next.Task.IsCompleted.ShouldBeFalse();
        _gate.Open(long.MaxValue);
        await next.Task.WaitAsync(Eventually.DefaultBound);
    }

    private sealed class Host : ITurnHost
    {
        public Orleans.Serialization.Invocation.IInvokable? RunningCall => null;

        public Host(TurnSchedulerShared shared) => Scheduler = new TurnScheduler(this, shared);

        public TurnScheduler Scheduler { get; }

        public IGrainContext Context { get; } = new FakeContext();

        public void RunTurn(object item) => throw new NotSupportedException("only actions are queued");
    }
}

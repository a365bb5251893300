using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Scheduler;
using Orleans.Serialization.Invocation;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

public sealed class TurnSchedulerTests
{
    private readonly SiloStopSwitch _stopSwitch = new();
    private readonly TurnSchedulerShared _shared;

    public TurnSchedulerTests() => _shared = new(Options.Create(new SchedulingOptions()), _stopSwitch, NullLogger<TurnScheduler>.Instance);

    [Fact]
    public async Task Items_RunOneAtATimeInOrder()
    {
        var host = new Host(_shared);
        var seen = new List<int>();
        var inside = 0;
        var done = new TaskCompletionSource();
        for (var i = 0; i < 1_000; i++)
        {
            var number = i;
            host.Scheduler.Enqueue(new Action(() =>
            {
                Interlocked.Increment(ref inside).ShouldBe(1);
                seen.Add(number);
                Interlocked.Decrement(ref inside);
                if (number == 999) done.SetResult();
            }));
        }

        await done.Task.WaitAsync(Eventually.DefaultBound);
        seen.ShouldBe(Enumerable.Range(0, 1_000));
    }

    [Fact]
    public async Task Awaits_InATurn_ComeBackToTheScheduler()
    {
        var host = new Host(_shared);
        var done = new TaskCompletionSource<(TaskScheduler Before, TaskScheduler After, IGrainContext? Context)>();
        host.Scheduler.Enqueue(new Action(() => _ = Work()));
        var seen = await done.Task.WaitAsync(Eventually.DefaultBound);
        seen.Before.ShouldBeSameAs(host.Scheduler);
        seen.After.ShouldBeSameAs(host.Scheduler);
        seen.Context.ShouldBeSameAs(host.Context);

        async Task Work()
        {
            var before = TaskScheduler.Current;
            await Task.Yield();
            done.SetResult((before, TaskScheduler.Current, RuntimeContext.Current));
        }
    }

    [Fact]
    public async Task Turn_ThatThrows_DoesNotEndTheOthers()
    {
        var host = new Host(_shared);
        var done = new TaskCompletionSource();
        host.Scheduler.Enqueue(new Action(() => throw new InvalidOperationException("of the test")));
        host.Scheduler.Enqueue(new Action(done.SetResult));
        await done.Task.WaitAsync(Eventually.DefaultBound);
    }

    [Fact]
    public async Task AsyncLocals_SetInATurn_DoNotReachTheNext()
    {
        var host = new Host(_shared);
        var local = new AsyncLocal<string?>();
        var done = new TaskCompletionSource<string?>();
        host.Scheduler.Enqueue(new Action(() => local.Value = "left behind"));
        host.Scheduler.Enqueue(new Action(() => done.SetResult(local.Value)));
        (await done.Task.WaitAsync(Eventually.DefaultBound)).ShouldBeNull();
    }

    [Fact]
    public async Task StopSwitch_Thrown_NoTurnStartsAnyMore()
    {
        var host = new Host(_shared);
        var (inside, go) = (new TaskCompletionSource(), new ManualResetEventSlim());
        var ranAfter = false;
        host.Scheduler.Enqueue(new Action(() =>
        {
            inside.SetResult();
            go.Wait();
        }));
        host.Scheduler.Enqueue(new Action(() => ranAfter = true));
        await inside.Task.WaitAsync(Eventually.DefaultBound);
        _stopSwitch.Throw();
        go.Set();
        await Eventually.TrueAsync(() => host.Scheduler.QueuedCount == 0);
        ranAfter.ShouldBeFalse();
    }

    [Fact]
    public async Task PairsInATightLoop_NoneGetsLessThanATenthOfTheMean()
    {
        // Each pair keeps itself busy for ever, as a caller and its callee in a loop do.
        const int Pairs = 100;
        // Fairness is over many quanta: a pair takes up to some hundred turns at a time.
        const int Turns = 4_000_000;
        var counts = new int[Pairs];
        var total = 0;
        var done = new TaskCompletionSource();
        var hosts = Enumerable.Range(0, 2 * Pairs).Select(_ => new Host(_shared)).ToArray();
        for (var pair = 0; pair < Pairs; pair++) Next(pair, 0);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(60));
        counts.Min().ShouldBeGreaterThan(Turns / Pairs / 10, $"of {string.Join(", ", counts)}");

        void Next(int pair, int side) => hosts[2 * pair + side].Scheduler.Enqueue(new Action(() =>
        {
            if (Volatile.Read(ref total) >= Turns)
            {
                done.TrySetResult();
                return;
            }

            Interlocked.Increment(ref total);
            counts[pair]++;
            Next(pair, 1 - side);
        }));
    }

    private sealed class Host : ITurnHost
    {
        public IInvokable? RunningCall => null;

        public Host(TurnSchedulerShared shared) => Scheduler = new TurnScheduler(this, shared);

        public TurnScheduler Scheduler { get; }

        public IGrainContext Context { get; } = new FakeContext();

        public void RunTurn(object item) => throw new InvalidOperationException($"{item} is not of this test");
    }
}

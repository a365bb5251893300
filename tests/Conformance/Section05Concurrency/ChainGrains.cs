using Orleans.Concurrency;

namespace OrleansHa.Tests.Conformance.Section05Concurrency;

[GenerateSerializer]
public enum ChainMode
{
    Plain,
    Allow,

    /// <summary>Opens a section, and inside of it one that closes it again.</summary>
    AllowThenSuppress,
}

public interface IChain : IGrainWithStringKey
{
    /// <summary>Calls <paramref name="next"/>, which calls back here.</summary>
    [ResponseTimeout("00:00:30")]
    Task<string> GoAroundAsync(IChain next, ChainMode mode);

    [ResponseTimeout("00:00:15")]
    Task<string> BackToAsync(IChain origin);

    [ResponseTimeout("00:00:02")]
    Task<string> HelloAsync();

    /// <summary>Calls itself.</summary>
    [ResponseTimeout("00:00:30")]
    Task<string> CallSelfAsync();
}

public sealed class ChainGrain : Grain, IChain
{
    public async Task<string> GoAroundAsync(IChain next, ChainMode mode)
    {
        if (mode == ChainMode.Plain)
            return await next.BackToAsync(this.AsReference<IChain>());

        using var open = RequestContext.AllowCallChainReentrancy();
        if (mode == ChainMode.Allow)
            return await next.BackToAsync(this.AsReference<IChain>());

        using var closed = RequestContext.SuppressCallChainReentrancy();
        return await next.BackToAsync(this.AsReference<IChain>());
    }

    public async Task<string> BackToAsync(IChain origin)
    {
        try
        {
            return await origin.HelloAsync();
        }
        catch (TimeoutException)
        {
            return "timed out";
        }
    }

    public Task<string> HelloAsync() => Task.FromResult("hello");

    public async Task<string> CallSelfAsync()
    {
        try
        {
            return await this.AsReference<IChain>().HelloAsync();
        }
        catch (TimeoutException)
        {
            return "timed out";
        }
    }
}

public interface IScheduled : IGrainWithStringKey
{
    /// <summary>What is wrong with the scheduler after awaits of many kinds; empty when nothing is.</summary>
    Task<string> CheckSchedulerAsync();

    /// <summary>Adds one by read, yield, write: loses counts when two turns run at once.</summary>
    [AlwaysInterleave]
    Task CountAsync(int times);

    [AlwaysInterleave]
    Task<int> TotalAsync();

    [OneWay]
    Task FireAsync();

    [OneWay]
    Task FireAndFailAsync();

    [OneWay]
    void FireVoid();

    [ResponseTimeout("00:00:01")]
    Task OutlastAsync();
}

public sealed class ScheduledGrain : Grain, IScheduled
{
    private int _inTurn;
    private int _total;

    private string Key => this.GetPrimaryKeyString();

    public async Task<string> CheckSchedulerAsync()
    {
        var mine = TaskScheduler.Current;
        if (mine == TaskScheduler.Default)
            return "a turn runs on the default scheduler";
        await Task.Yield();
        if (TaskScheduler.Current != mine)
            return "lost after Yield";
        await Task.Run(() => TaskScheduler.Current == TaskScheduler.Default ? 0 : throw new InvalidOperationException("Task.Run stays here"));
        if (TaskScheduler.Current != mine)
            return "lost after Task.Run";
        await GrainFactory.GetGrain<IChain>(Key).HelloAsync();
        return TaskScheduler.Current == mine ? "" : "lost after a grain call";
    }

    public async Task CountAsync(int times)
    {
        for (var count = 0; count < times; count++)
        {
            if (Interlocked.Increment(ref _inTurn) != 1)
                throw new InvalidOperationException("two turns at once");
            _total++;
            Interlocked.Decrement(ref _inTurn);
            await Task.Yield();
        }
    }

    public Task<int> TotalAsync() => Task.FromResult(_total);

    public async Task FireAsync()
    {
        await Gate.Of(Key).PassAsync();
        Journal.Add(Key, "fired");
    }

    public Task FireAndFailAsync()
    {
        Journal.Add(Key, "failing");
        throw new NotSupportedException("nobody hears this");
    }

    public void FireVoid() => Journal.Add(Key, "void fired");

    public async Task OutlastAsync()
    {
        Journal.Add(Key, "begins");
        await Gate.Of(Key).PassAsync();
        Journal.Add(Key, "ends");
    }
}

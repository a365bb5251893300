using Microsoft.Extensions.Logging;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace OrleansHa.Tests.Conformance.Section10Services;

public interface IKeeper : IGrainService
{
    Task<SiloAddress> WhereAsync();

    Task<string[]> LifeAsync();

    Task<bool> KeepsAsync(uint hash);

    Task<int> RangeChangesAsync();

    /// <summary>Waits at the gate, with another call's turns in between; true when turns overlapped.</summary>
    Task<bool> WaitAsync(string gate);

    Task<SiloAddress> AskGrainAsync(string key);

    Task<int> TicksAsync();

    Task FailAsync(string message);
}

/// <summary>A grain service that tells what happened to it.</summary>
public sealed class KeeperService : GrainService, IKeeper
{
    private readonly IGrainFactory _grains;
    private readonly SiloAddress _silo;
    private readonly List<string> _life = [];
    private int _inTurn;
    private int _ticks;
    private int _changes;

    public KeeperService(GrainId grainId, Silo silo, ILoggerFactory loggerFactory, IGrainFactory grains)
        : base(grainId, silo, loggerFactory)
    {
        _grains = grains;
        _silo = silo.SiloAddress;
        _life.Add("made");
    }

    public override async Task Init(IServiceProvider serviceProvider)
    {
        _life.Add(serviceProvider.GetService<IGrainFactory>() is null ? "init without services" : "init");
        await base.Init(serviceProvider);
    }

    public override async Task Start()
    {
        _life.Add("start");
        RegisterGrainTimer(
            _ =>
            {
                _ticks++;
                return Task.CompletedTask;
            },
            TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        await base.Start();
    }

    public override Task Stop()
    {
        Journal.Add(_silo.ToParsableString(), "stop");
        return base.Stop();
    }

    public override Task OnRangeChange(IRingRange oldRange, IRingRange newRange, bool increased)
    {
        _changes++;
        return base.OnRangeChange(oldRange, newRange, increased);
    }

    public Task<SiloAddress> WhereAsync() => Task.FromResult(_silo);

    public Task<string[]> LifeAsync() => Task.FromResult(_life.ToArray());

    public Task<bool> KeepsAsync(uint hash) => Task.FromResult(RingRange.InRange(hash));

    public Task<int> RangeChangesAsync() => Task.FromResult(_changes);

    public async Task<bool> WaitAsync(string gate)
    {
        var overlapped = false;
        var passing = Gate.Of(gate).PassAsync();
        for (var turn = 0; turn < 50 || !passing.IsCompleted; turn++)
        {
            overlapped |= Interlocked.Increment(ref _inTurn) != 1;
            Thread.SpinWait(200);
            Interlocked.Decrement(ref _inTurn);
            await Task.Yield();
        }

        return overlapped;
    }

    public Task<SiloAddress> AskGrainAsync(string key) => _grains.GetGrain<Section09Placement.IRandomPlaced>(key).WhereAsync();

    public Task<int> TicksAsync() => Task.FromResult(_ticks);

    public Task FailAsync(string message) => throw new InvalidOperationException(message);

    protected override async Task StartInBackground()
    {
        await Task.Yield();
        _life.Add("background");
    }
}

/// <summary>How grains and tests reach it.</summary>
public interface IKeeperClient : IGrainServiceClient<IKeeper>
{
    IKeeper On(SiloAddress silo);

    IKeeper For(GrainId grain);

    IKeeper For(uint hash);

    GrainId Caller { get; }
}

public sealed class KeeperClient(IServiceProvider services) : GrainServiceClient<IKeeper>(services), IKeeperClient
{
    public GrainId Caller => CurrentGrainReference.GrainId;

    public IKeeper On(SiloAddress silo) => GetGrainService(silo);

    public IKeeper For(GrainId grain) => GetGrainService(grain);

    public IKeeper For(uint hash) => GetGrainService(hash);
}

public interface IServedByKeeper : IGrainWithStringKey
{
    Task<SiloAddress> KeeperAsync();

    Task<string> AsCallerAsync();
}

public sealed class ServedByKeeperGrain(IKeeperClient keeper) : Grain, IServedByKeeper
{
    public Task<SiloAddress> KeeperAsync() => keeper.For(this.GetGrainId()).WhereAsync();

    public Task<string> AsCallerAsync() => Task.FromResult(keeper.Caller.ToString());
}

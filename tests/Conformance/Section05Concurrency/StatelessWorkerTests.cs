using Orleans.Concurrency;

namespace OrleansHa.Tests.Conformance.Section05Concurrency;

/// <summary>orleans-api.md §5: workers have no place of their own.</summary>
public sealed class StatelessWorkerPlaceTests(PairOfSilos cluster) : IClassFixture<PairOfSilos>
{
    [Fact]
    public async Task Worker_RunsOnTheSiloThatReceivesTheCall()
    {
        var key = Keys.New();
        for (var silo = 0; silo < cluster.Silos.Count; silo++)
        {
            for (var call = 0; call < 5; call++)
                (await cluster.Inside(silo).GetGrain<ILocalWorker>(key).WhereAsync()).ShouldBe(cluster.Silos[silo].SiloAddress);
        }
    }
}

public interface ILocalWorker : IGrainWithStringKey
{
    Task<SiloAddress> WhereAsync();
}

[StatelessWorker]
public sealed class LocalWorkerGrain : Grain, ILocalWorker
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);
}

/// <summary>orleans-api.md §5: workers without identity.</summary>
public sealed class StatelessWorkerTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Workers_RunUpToTheirNumberAtOnce_AndQueueBeyondIt()
    {
        var key = Keys.New();
        var worker = cluster.Client.GetGrain<IPairOfWorkers>(key);
        var held = Enumerable.Range(0, 3).Select(_ => worker.WorkAsync()).ToArray();
        await Gate.Of(key).EnteredAsync(2);
        // A worker of another id runs meanwhile: had the third had a worker, it would have come by now.
        Gate.Of(key + "-other").Open();
        await cluster.Client.GetGrain<IPairOfWorkers>(key + "-other").WorkAsync();
        Gate.Of(key).Entered.ShouldBe(2);

        Gate.Of(key).Open();
        var activations = await Task.WhenAll(held).WaitAsync(Bounds.Event);
        activations.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Worker_ThatIsFree_IsUsedAgain()
    {
        var key = Keys.New();
        Gate.Of(key).Open();
        var worker = cluster.Client.GetGrain<IPairOfWorkers>(key);
        var first = await worker.WorkAsync();
        (await worker.WorkAsync()).ShouldBe(first, "a new worker only when all are busy");
    }

    [Fact]
    public async Task IdleWorkers_AreRemoved_AfterABurst()
    {
        var key = Keys.New();
        var worker = cluster.Client.GetGrain<ILeavingWorkers>(key);
        var held = Enumerable.Range(0, 3).Select(_ => worker.WorkAsync()).ToArray();
        await Gate.Of(key).EnteredAsync(3);
        Gate.Of(key).Open();
        await Task.WhenAll(held).WaitAsync(Bounds.Event);
        await Journal.HasAsync(key, "gone", 2);
        await worker.WorkAsync();
    }
}

public interface IPairOfWorkers : IGrainWithStringKey
{
    Task<string> WorkAsync();
}

[StatelessWorker(2)]
public sealed class PairOfWorkersGrain : Grain, IPairOfWorkers
{
    public async Task<string> WorkAsync()
    {
        await Gate.Of(this.GetPrimaryKeyString()).PassAsync();
        return GrainContext.ActivationId.ToParsableString();
    }
}

public interface ILeavingWorkers : IGrainWithStringKey
{
    Task WorkAsync();
}

[StatelessWorker(3)]
public sealed class LeavingWorkersGrain : Grain, ILeavingWorkers
{
    public Task WorkAsync() => Gate.Of(this.GetPrimaryKeyString()).PassAsync();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(this.GetPrimaryKeyString(), "gone");
        return Task.CompletedTask;
    }
}

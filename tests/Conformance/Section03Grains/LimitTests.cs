using Orleans.Configuration;
using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section03Grains;

/// <summary>orleans-api.md §3, §5 and §12: what ends a start, an end or a queue that takes too long.</summary>
public sealed class LimitTests(LimitTests.HurriedSilo cluster) : IClassFixture<LimitTests.HurriedSilo>
{
    [Fact]
    public async Task ActivationTimeout_CancelsTheToken_AndTheCallFails()
    {
        var key = "slow-start-" + Keys.New();
        await Should.ThrowAsync<Exception>(() => cluster.Client.GetGrain<IHurried>(key).CallAsync().WaitAsync(Bounds.Event));
        await Journal.HasAsync(key, "start cancelled");
        Journal.Of(key).ShouldNotContain("called");
    }

    [Fact]
    public async Task DeactivationTimeout_CancelsTheToken_AndTheGrainComesBack()
    {
        var key = "slow-end-" + Keys.New();
        var grain = cluster.Client.GetGrain<IHurried>(key);
        await grain.CallAsync();
        await cluster.Cluster.DeactivateAsync(grain).WaitAsync(Bounds.Event);
        await Journal.HasAsync(key, "end cancelled");
        await grain.CallAsync();
        await Journal.HasAsync(key, "called", 2);
    }

    [Fact]
    public async Task RequestsBeyondTheHardLimit_AreRefused_TheOthersRun()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<IHurried>(key);
        var calls = Enumerable.Range(0, 20).Select(_ => grain.HoldAsync()).ToArray();
        await Eventually.TrueAsync(() => calls.Any(call => call.IsFaulted), Bounds.Event);
        Gate.Of(key).Open();
        await Task.WhenAll(calls).WaitAsync(Bounds.Event).ContinueWith(_ => { }, TaskScheduler.Default);
        calls.Count(call => call.IsCompletedSuccessfully).ShouldBeGreaterThanOrEqualTo(1);
        calls.Where(call => call.IsFaulted).ShouldAllBe(call => call.Exception!.InnerException is LimitExceededException);
        await grain.CallAsync();
    }

    public sealed class HurriedSilo : SharedCluster
    {
        private static readonly Lazy<Task<InProcessTestCluster>> Started = new(() =>
        {
            var builder = new InProcessTestClusterBuilder(1);
            builder.ConfigureSilo((_, silo) =>
            {
                CommonSilo.Configure(silo);
                silo.Configure<GrainCollectionOptions>(options => options.ActivationTimeout = options.DeactivationTimeout = TimeSpan.FromSeconds(1));
                silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 3);
            });
            return DeployAsync(builder);
        });

        protected override Task<InProcessTestCluster> StartedAsync() => Started.Value;
    }
}

public interface IHurried : IGrainWithStringKey
{
    Task CallAsync();

    Task HoldAsync();
}

/// <summary>Takes as long to start or to end as it is given, if its key says so.</summary>
public sealed class HurriedGrain : Grain, IHurried
{
    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) => StayAsync("start", cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => StayAsync("end", cancellationToken);

    public Task CallAsync()
    {
        Journal.Add(Key, "called");
        return Task.CompletedTask;
    }

    public Task HoldAsync() => Gate.Of(Key).PassAsync();

    private async Task StayAsync(string what, CancellationToken cancellationToken)
    {
        if (!Key.StartsWith("slow-" + what, StringComparison.Ordinal)) return;
        using var noting = cancellationToken.Register(() => Journal.Add(Key, what + " cancelled"));
        await Gate.Of(Key + "-never").PassAsync().WaitAsync(cancellationToken);
    }
}

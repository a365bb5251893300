using System.Runtime.CompilerServices;
using Orleans.Configuration;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: what ends an enumeration that nobody left, and what call filters see of one.</summary>
public sealed class StreamingEndTests : IAsyncLifetime
{
    // Long enough for a loaded machine, short enough to wait it out twice.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(3);

    private readonly InProcessTestCluster _cluster;

    public StreamingEndTests()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
            silo.AddIncomingGrainCallFilter(async context =>
            {
                if (context.InterfaceName.EndsWith("IAsyncEnumerableGrainExtension", StringComparison.Ordinal))
                    Journal.Add(context.TargetId.Key + "-filter", context.MethodName);
                await context.Invoke();
            });
        });
        builder.ConfigureClient(client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout));
        _cluster = builder.Build();
    }

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Filters_SeeTheExtensionsCalls()
    {
        var grain = New();
        await foreach (var number in grain.CountAsync(5).WithBatchSize(2))
        {
            if (number == 3) break;
        }

        var key = grain.GetPrimaryKeyString() + "-filter";
        await Journal.HasAsync(key, "DisposeAsync");
        Journal.Of(key).Distinct().ShouldBe(["StartEnumeration", "MoveNext", "DisposeAsync"]);
    }

    [Fact]
    public async Task SlowProducer_BeyondTheResponseTimeout_IsWaitedFor()
    {
        var grain = New();
        await using var enumerator = grain.StepAsync(2, CancellationToken.None).GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
        var second = enumerator.MoveNextAsync().AsTask();
        await WaitOutAsync(2);
        second.IsCompleted.ShouldBeFalse();
        Gate.Of(grain.GetPrimaryKeyString()).Open();
        (await second.WaitAsync(Bounds.Event)).ShouldBeTrue();
        enumerator.Current.ShouldBe(2);
    }

    [Fact]
    public async Task Enumeration_NotAdvanced_IsEnded()
    {
        var grain = New();
        await using var enumerator = grain.CountAsync(10).WithBatchSize(1).GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
        await Journal.UntilAsync(grain.GetPrimaryKeyString(), entries => entries.Contains("end"), ResponseTimeout * 2 + Bounds.Event);
        await Should.ThrowAsync<EnumerationAbortedException>(() => enumerator.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task Activation_ThatEndsBetweenBatches_AbortsTheEnumeration()
    {
        var grain = New();
        await using var enumerator = grain.CountAsync(10).WithBatchSize(1).GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
        await grain.LeaveAsync();
        await Should.ThrowAsync<EnumerationAbortedException>(() => enumerator.MoveNextAsync().AsTask().WaitAsync(Bounds.Event));
    }

    [Fact]
    public async Task Activation_ThatEndsWhileTheConsumerWaits_AbortsTheEnumeration()
    {
        var grain = New();
        await using var enumerator = grain.StepAsync(2, CancellationToken.None).GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
        var second = enumerator.MoveNextAsync().AsTask();
        await Gate.Of(grain.GetPrimaryKeyString()).EnteredAsync();
        await grain.LeaveAsync();
        await Should.ThrowAsync<EnumerationAbortedException>(() => second.WaitAsync(Bounds.Event));
        await Journal.HasAsync(grain.GetPrimaryKeyString(), "deactivated");
    }

    [Fact]
    public async Task Silo_ThatDiesWhileTheConsumerWaits_EndsTheEnumeration()
    {
        var doomed = _cluster.Silos[1];
        RequestContext.Set(IPlacementDirector.PlacementHintKey, doomed.SiloAddress);
        var grain = _cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IStreamer>(Keys.New());
        (await grain.WhereAsync()).ShouldBe(doomed.SiloAddress);
        RequestContext.Clear();
        await using var enumerator = grain.StepAsync(2, CancellationToken.None).GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
        var second = enumerator.MoveNextAsync().AsTask();
        await Gate.Of(grain.GetPrimaryKeyString()).EnteredAsync();
        await _cluster.KillSiloAsync(doomed);
        var error = await Should.ThrowAsync<Exception>(() => second.WaitAsync(Bounds.Cluster));
        (error is EnumerationAbortedException or SiloUnavailableException).ShouldBeTrue(error.ToString());
    }

    private IStreamer New([CallerMemberName] string test = "") => _cluster.Client.GetGrain<IStreamer>(Keys.New(test));

    /// <summary>Lets calls time out one after the other: a clock that a loaded machine cannot outrun.</summary>
    private async Task WaitOutAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await Should.ThrowAsync<TimeoutException>(() => _cluster.Client.GetGrain<ICancellable>(Keys.New()).WaitAsync("forever", CancellationToken.None));
    }
}

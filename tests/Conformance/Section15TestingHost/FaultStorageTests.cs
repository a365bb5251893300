using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section15TestingHost;

public interface IFaulted : IGrainWithStringKey
{
    Task<int> ReadAsync();

    Task WriteAsync(int value);

    Task ClearAsync();
}

public sealed class FaultedGrain([PersistentState("faulted", "Faulty")] IPersistentState<FaultedState> state) : Grain, IFaulted
{
    public async Task<int> ReadAsync()
    {
        await state.ReadStateAsync();
        return state.State.Value;
    }

    public Task WriteAsync(int value)
    {
        state.State.Value = value;
        return state.WriteStateAsync();
    }

    public Task ClearAsync() => state.ClearStateAsync();
}

[GenerateSerializer]
public sealed class FaultedState
{
    [Id(0)]
    public int Value { get; set; }
}

/// <summary>orleans-api.md §15: storage that fails on request.</summary>
public sealed class FaultStorageTests
{
    [Fact]
    public async Task Faults_HitTheNamedGrain_AndTheNamedOperation_OnSeveralSilos()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.AddFaultInjectionMemoryStorage("Faulty");
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var faults = cluster.Client.GetGrain<IStorageFaultGrain>("Faulty");
        for (var i = 0; i < 4; i++)
        {
            var (grain, other) = (cluster.Client.GetGrain<IFaulted>(Keys.New()), cluster.Client.GetGrain<IFaulted>(Keys.New()));
            await grain.WriteAsync(1);
            await faults.AddFaultOnWrite(grain.GetGrainId(), new IOException("write, as asked"));
            await other.WriteAsync(2);
            (await Should.ThrowAsync<Exception>(() => grain.WriteAsync(3))).ToString().ShouldContain("write, as asked");
            await faults.AddFaultOnRead(grain.GetGrainId(), new IOException("read, as asked"));
            (await Should.ThrowAsync<Exception>(() => grain.ReadAsync())).ToString().ShouldContain("read, as asked");
            (await grain.ReadAsync()).ShouldBe(1);
            await faults.AddFaultOnClear(grain.GetGrainId(), new IOException("clear, as asked"));
            (await Should.ThrowAsync<Exception>(() => grain.ClearAsync())).ToString().ShouldContain("clear, as asked");
            (await grain.ReadAsync()).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Options_OfBothKinds_AreTaken()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.AddFaultInjectionMemoryStorage("Faulty", options => options.NumStorageGrains = 1, _ => { });
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var grain = cluster.Client.GetGrain<IFaulted>(Keys.New());
        await grain.WriteAsync(5);
        await cluster.DeactivateAsync(grain);
        (await grain.ReadAsync()).ShouldBe(5);
    }
}

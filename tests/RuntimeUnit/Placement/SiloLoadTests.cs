using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Runtime.Scheduler;
using Orleans.TestingHost;
using OrleansHa.Tests.RuntimeUnit.Activations;

namespace OrleansHa.Tests.RuntimeUnit.Placement;

public sealed class SiloLoadTests
{
    [Fact]
    public async Task OverloadedGateway_RefusesClients_AndNobodyElse()
    {
        // Test clusters say that they use 10 % of their processors.
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Configure<LoadSheddingOptions>(options => (options.LoadSheddingEnabled, options.CpuThreshold) = (true, 5)));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        await Should.ThrowAsync<GatewayTooBusyException>(() => cluster.Client.GetGrain<IHelloGrain>("a").Hello("b"));
        var inside = cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();
        (await inside.GetGrain<IHelloGrain>("a").Hello("b")).ShouldBe("Hello b from a");
        (await inside.GetGrain<IManagementGrain>(0).GetRuntimeStatistics([cluster.Silos[0].SiloAddress]))[0].IsOverloaded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task LoadShedding_OutsideItsRange_FailsTheStart(int threshold)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Configure<LoadSheddingOptions>(options => (options.LoadSheddingEnabled, options.MemoryThreshold) = (true, threshold)));
        await using var cluster = builder.Build();
        (await Should.ThrowAsync<OrleansConfigurationException>(cluster.DeployAsync)).Message.ShouldContain("LoadSheddingOptions.MemoryThreshold");
    }

    [Fact]
    public async Task RoleBasedPlacement_TakesTheSiloWhoseRoleIsTheKey()
    {
        var builder = new InProcessTestClusterBuilder(2);
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        foreach (var silo in cluster.Silos) (await cluster.Client.GetGrain<IRoleGrain>(silo.Name).Where()).ShouldBe(silo.SiloAddress);
        (await Should.ThrowAsync<OrleansException>(() => cluster.Client.GetGrain<IRoleGrain>("nobody").Where())).Message.ShouldContain("nobody");
    }

    [Fact]
    public void Measuring_GivesPlausibleFigures()
    {
        var resources = new SiloResources(TimeProvider.System);
        resources.Measure();
        resources.Measure();
        var measured = resources.Current;
        measured.CpuUsagePercentage.ShouldBeInRange(0, 100);
        measured.MemoryUsageBytes.ShouldBeInRange(1 << 20, measured.MaximumAvailableMemoryBytes);
        measured.AvailableMemoryBytes.ShouldBeInRange(0, measured.MaximumAvailableMemoryBytes);
    }

    [Fact]
    public void WarningBudget_IsSpentBySecond_AndCountsWhatItHeldBack()
    {
        var budget = new WarningBudget(2);
        budget.TrySpend(100, comesAgain: false, out _).ShouldBeTrue();
        budget.TrySpend(200, comesAgain: false, out _).ShouldBeTrue();
        budget.TrySpend(300, comesAgain: false, out _).ShouldBeFalse();
        budget.TrySpend(400, comesAgain: true, out _).ShouldBeFalse();
        budget.TrySpend(1100, comesAgain: true, out var held).ShouldBeTrue();
        held.ShouldBe(0);
        budget.TrySpend(1200, comesAgain: false, out held).ShouldBeTrue();
        held.ShouldBe(1);
    }
}

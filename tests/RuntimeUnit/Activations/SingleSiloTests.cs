using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

public sealed class SingleSiloTests : IAsyncLifetime
{
    private IHost _host = null!;

    private IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public async Task InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseLocalhostClustering(TestPorts.Next(), TestPorts.Next()));
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    [Fact]
    public async Task Grain_CalledThroughHostedClient_Answers()
    {
        (await Grains.GetGrain<IHelloGrain>("a").Hello("b")).ShouldBe("Hello b from a");
        (await Grains.GetGrain<IHelloGrain>("a").AskOther("c", "d")).ShouldBe("a: Hello d from c");
        (await Grains.GetGrain<IHelloGrain>("a").Count()).ShouldBe(1);
    }
}

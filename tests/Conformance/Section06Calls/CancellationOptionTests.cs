using Orleans.Configuration;

namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: what the messaging options change about cancelled and timed-out calls.</summary>
public sealed class CancellationOptionTests
{
    [Fact]
    public async Task CancelRequestOnTimeout_SignalsTheCallee()
    {
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(_ => { });
        var client = await hosts.ClientAsync(client => client.Configure<ClientMessagingOptions>(options =>
        {
            options.ResponseTimeout = TimeSpan.FromSeconds(2);
            options.CancelRequestOnTimeout = true;
        }));
        var key = Keys.New();
        using var never = new CancellationTokenSource();
        await Should.ThrowAsync<TimeoutException>(() => client.GetGrain<ICancellable>(key).WaitAsync("call", never.Token));
        await Journal.HasAsync(key, "call cancelled");
    }

    [Fact]
    public async Task WaitForCancellationAcknowledgement_EndsTheCallWhenTheCalleeDoes()
    {
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(_ => { });
        var client = await hosts.ClientAsync(client => client.Configure<ClientMessagingOptions>(options => options.WaitForCancellationAcknowledgement = true));
        var key = Keys.New();
        using var cancel = new CancellationTokenSource();
        var call = client.GetGrain<ICancellable>(key).WaitAsync("call", cancel.Token);
        await Journal.HasAsync(key, "call begins");
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call.WaitAsync(Bounds.Event));
        Journal.Of(key).ShouldBe(["call begins", "call cancelled"]);
    }
}

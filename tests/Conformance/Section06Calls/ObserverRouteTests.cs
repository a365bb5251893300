using Microsoft.Extensions.Hosting;

namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: observers of a client are reached from every silo, through filters of the client, until it is gone.</summary>
public sealed class ObserverRouteTests
{
    [Fact]
    public async Task AnObserver_IsReachedFromASiloThatItsClientIsNotConnectedTo()
    {
        await using var hosts = new SocketHosts();
        var silos = new List<IHost> { await hosts.SiloAsync(_ => { }), await hosts.SiloAsync(_ => { }) };
        foreach (var silo in silos)
            await Eventually.TrueAsync(() => silo.Services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Count == 2, Bounds.Cluster);
        var filtered = new List<string>();
        var client = await hosts.ClientAsync(client => client.AddIncomingGrainCallFilter(async context =>
        {
            lock (filtered) filtered.Add(context.MethodName);
            await context.Invoke();
            if (context.Result is int number) context.Result = number + 1000;
        }));
        var observer = new Answering();
        var reference = client.CreateObjectReference<IListener>(observer);
        var homes = new HashSet<string>();
        for (var number = 0; number < 200 && homes.Count < 2; number++)
        {
            var talker = client.GetGrain<IPlacedTalker>($"{nameof(ObserverRouteTests)} {number}");
            (await talker.AskAsync(reference, number)).ShouldBe(number + 1001);
            homes.Add(await talker.WhereAsync());
        }

        homes.Count.ShouldBe(2);
        filtered.ShouldContain(nameof(IListener.AnswerAsync));
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task AnObserver_OfAClientThatLeft_FailsItsCallers()
    {
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(_ => { });
        var caller = await hosts.ClientAsync(_ => { });
        var talker = caller.GetGrain<IPlacedTalker>(nameof(AnObserver_OfAClientThatLeft_FailsItsCallers));
        var observer = new Answering();
        var leaving = await hosts.ClientAsync(_ => { });
        await talker.KeepAsync(leaving.CreateObjectReference<IListener>(observer));
        (await talker.AskKeptAsync(1)).ShouldBe(2);
        await hosts.StopLastAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    await talker.AskKeptAsync(1);
                    return false;
                }
                catch (Exception gone) when (gone is ClientNotAvailableException or TimeoutException)
                {
                    return true;
                }
            },
            Bounds.Cluster);
        GC.KeepAlive(observer);
    }

    private sealed class Answering : IListener
    {
        public Task HearAsync(int number) => Task.CompletedTask;

        public Task<int> AnswerAsync(int number) => Task.FromResult(number + 1);
    }
}

public interface IPlacedTalker : IGrainWithStringKey
{
    Task<int> AskAsync(IListener listener, int number);

    Task KeepAsync(IListener listener);

    Task<int> AskKeptAsync(int number);

    Task<string> WhereAsync();
}

[Orleans.Placement.RandomPlacement]
public sealed class PlacedTalkerGrain(ILocalSiloDetails silo) : Grain, IPlacedTalker
{
    private IListener? _kept;

    public Task<int> AskAsync(IListener listener, int number) => listener.AnswerAsync(number);

    public Task KeepAsync(IListener listener)
    {
        _kept = listener;
        return Task.CompletedTask;
    }

    public Task<int> AskKeptAsync(int number) => _kept!.AnswerAsync(number);

    public Task<string> WhereAsync() => Task.FromResult(silo.SiloAddress.ToString());
}

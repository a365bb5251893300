namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: grains call back into clients.</summary>
public sealed class ObserverTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Observer_OfAClient_IsCalledInOrder()
    {
        var key = Keys.New();
        var observer = new Listener(key);
        var reference = cluster.Client.CreateObjectReference<IListener>(observer);
        await cluster.Client.GetGrain<ITalker>(key).TalkAsync(reference, 20);
        var heard = await Journal.UntilAsync(key, entries => entries.Length == 20);
        heard.ShouldBe(Enumerable.Range(0, 20).Select(number => $"{number}"));
        cluster.Client.DeleteObjectReference<IListener>(reference);
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task Observer_OfAHostedClient_IsCalled()
    {
        var key = Keys.New();
        var observer = new Listener(key);
        var reference = cluster.Inside().CreateObjectReference<IListener>(observer);
        await cluster.Client.GetGrain<ITalker>(key).TalkAsync(reference, 1);
        await Journal.HasAsync(key, "0");
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task Observer_MayAnswer()
    {
        var key = Keys.New();
        var observer = new Listener(key);
        var reference = cluster.Client.CreateObjectReference<IListener>(observer);
        (await cluster.Client.GetGrain<ITalker>(key).AskAsync(reference, 20)).ShouldBe(21);
        GC.KeepAlive(observer);
    }

    private sealed class Listener(string topic) : IListener
    {
        public Task HearAsync(int number)
        {
            Journal.Add(topic, $"{number}");
            return Task.CompletedTask;
        }

        public Task<int> AnswerAsync(int number) => Task.FromResult(number + 1);
    }
}

public interface IListener : IGrainObserver
{
    Task HearAsync(int number);

    Task<int> AnswerAsync(int number);
}

public interface ITalker : IGrainWithStringKey
{
    Task TalkAsync(IListener listener, int times);

    Task<int> AskAsync(IListener listener, int number);
}

public sealed class TalkerGrain : Grain, ITalker
{
    public async Task TalkAsync(IListener listener, int times)
    {
        for (var number = 0; number < times; number++)
            await listener.HearAsync(number);
    }

    public Task<int> AskAsync(IListener listener, int number) => listener.AnswerAsync(number);
}

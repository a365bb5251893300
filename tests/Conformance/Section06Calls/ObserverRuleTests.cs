using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: what can be an observer, and lists of observers.</summary>
public sealed class ObserverRuleTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    private DateTime _now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void CreateObjectReference_OfAClass_IsRefused() =>
        Should.Throw<ArgumentException>(() => cluster.Client.CreateObjectReference<Deaf>(new Deaf()));

    [Fact]
    public void ObserverManager_RenewsExpiresAndClears()
    {
        var manager = New();
        manager.ExpirationDuration.ShouldBe(TimeSpan.FromMinutes(1));
        manager.Subscribe("a", new Deaf());
        manager.Subscribe("b", new Deaf());
        _now += TimeSpan.FromSeconds(50);
        manager.Subscribe("a", new Deaf());
        manager.Count.ShouldBe(2);
        _now += TimeSpan.FromSeconds(30);
        manager.ClearExpired();
        manager.Observers.Keys.ShouldBe(["a"]);
        manager.Unsubscribe("a");
        manager.Count.ShouldBe(0);
        manager.Subscribe("c", new Deaf());
        manager.ShouldHaveSingleItem();
        manager.Clear();
        manager.ShouldBeEmpty();
    }

    [Fact]
    public async Task ObserverManager_NotifiesThoseWantedAndDropsThoseThatThrow()
    {
        var manager = New();
        var (first, second, broken) = (new Deaf(), new Deaf(), new Deaf { IsBroken = true });
        manager.Subscribe("first", first);
        manager.Subscribe("second", second);
        manager.Subscribe("broken", broken);
        await manager.Notify(observer => observer.HearAsync(1));
        manager.Observers.Keys.ShouldBe(["first", "second"], ignoreOrder: true);
        manager.Notify(observer => { _ = observer.HearAsync(2); }, observer => ReferenceEquals(observer, second));
        first.Heard.ShouldBe([1]);
        second.Heard.ShouldBe([1, 2]);
        _now += TimeSpan.FromMinutes(2);
        await manager.Notify(observer => observer.HearAsync(3));
        manager.Count.ShouldBe(0);
        second.Heard.ShouldBe([1, 2]);
    }

    private ObserverManager<string, IListener> New() => new(TimeSpan.FromMinutes(1), NullLogger.Instance) { GetDateTime = () => _now };

    private sealed class Deaf : IListener
    {
        public List<int> Heard { get; } = [];

        public bool IsBroken { get; init; }

        public Task HearAsync(int number)
        {
            if (IsBroken) throw new InvalidOperationException("broken");
            Heard.Add(number);
            return Task.CompletedTask;
        }

        public Task<int> AnswerAsync(int number) => Task.FromResult(number);
    }
}

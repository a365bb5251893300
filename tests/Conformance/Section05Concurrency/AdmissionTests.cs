namespace OrleansHa.Tests.Conformance.Section05Concurrency;

/// <summary>
/// orleans-api.md §5: when a waiting request may start. Each test holds one request, sends a second one, and sends an
/// interleaving call behind it: once that was answered, the second had its chance to start.
/// </summary>
public sealed class AdmissionTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task NormalRequest_WaitsForARunningOne()
    {
        var grain = New<IOrdinaryTurns>();
        await ShouldWaitAsync(grain, () => grain.RunAsync("first", hold: true), () => grain.RunAsync("second", hold: false));
    }

    [Fact]
    public async Task NormalRequest_OfAReentrantClass_DoesNotWait()
    {
        var grain = New<IReentrantTurns>();
        await ShouldNotWaitAsync(grain, () => grain.RunAsync("first", hold: true), () => grain.RunAsync("second", hold: false));
    }

    [Fact]
    public async Task InterleavingRequest_DoesNotWaitForANormalOne()
    {
        var grain = New<IOrdinaryTurns>();
        await ShouldNotWaitAsync(grain, () => grain.RunAsync("first", hold: true), () => grain.InterleaveAsync("second", hold: false));
    }

    [Fact]
    public async Task NormalRequest_DoesNotWaitForAnInterleavingOne()
    {
        var grain = New<IOrdinaryTurns>();
        await ShouldNotWaitAsync(grain, () => grain.InterleaveAsync("first", hold: true), () => grain.RunAsync("second", hold: false));
    }

    [Fact]
    public async Task ReadOnlyRequest_DoesNotWaitForAReadOnlyOne()
    {
        var grain = New<IOrdinaryTurns>();
        await ShouldNotWaitAsync(grain, () => grain.ReadAsync("first", hold: true), () => grain.ReadAsync("second", hold: false));
    }

    [Fact]
    public async Task ReadOnlyRequest_WaitsForANormalOne()
    {
        var grain = New<IOrdinaryTurns>();
        await ShouldWaitAsync(grain, () => grain.RunAsync("first", hold: true), () => grain.ReadAsync("second", hold: false));
    }

    [Fact]
    public async Task NormalRequest_WaitsForAReadOnlyOne()
    {
        var grain = New<IOrdinaryTurns>();
        await ShouldWaitAsync(grain, () => grain.ReadAsync("first", hold: true), () => grain.RunAsync("second", hold: false));
    }

    [Fact]
    public async Task Predicate_TrueForTheWaitingRequest_AdmitsIt()
    {
        var grain = New<IChoosyTurns>();
        await ShouldNotWaitAsync(grain, () => grain.RunAsync("first", hold: true), () => grain.AskAsync("may second", hold: false), "may second");
    }

    [Fact]
    public async Task Predicate_TrueForTheRunningRequest_AdmitsTheOther()
    {
        var grain = New<IChoosyTurns>();
        await ShouldNotWaitAsync(grain, () => grain.AskAsync("may first", hold: true), () => grain.RunAsync("second", hold: false), "second", "may first");
    }

    [Fact]
    public async Task Predicate_FalseForBoth_LetsItWait()
    {
        var grain = New<IChoosyTurns>();
        await ShouldWaitAsync(grain, () => grain.RunAsync("first", hold: true), () => grain.AskAsync("second", hold: false));
    }

    [Fact]
    public async Task Predicate_OfAWrongShape_FailsTheActivation() =>
        await Should.ThrowAsync<Exception>(New<IMisshapenTurns>().RunAsync("first", hold: false).WaitAsync(Bounds.Event));

    [Fact]
    public async Task QualifyingRequest_OvertakesOneThatWaits()
    {
        var grain = New<IOrdinaryTurns>();
        var key = grain.GetPrimaryKeyString();
        var reading = grain.ReadAsync("first", hold: true);
        await Gate.Of($"{key}-first").EnteredAsync();
        var exclusive = grain.RunAsync("exclusive", hold: false);
        await grain.ReadAsync("second", hold: false).WaitAsync(Bounds.Event);
        Journal.Of(key).ShouldBe(["first begins", "second begins", "second ends"]);

        Gate.Of($"{key}-first").Open();
        await Task.WhenAll(reading, exclusive).WaitAsync(Bounds.Event);
        Journal.Of(key)[^1].ShouldBe("exclusive ends");
    }

    [Fact]
    public async Task NormalRequests_RunOneAfterTheOther()
    {
        var grain = New<IOrdinaryTurns>();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => grain.RunAsync($"{number}", hold: false))).WaitAsync(Bounds.Event);

        var entries = Journal.Of(grain.GetPrimaryKeyString());
        entries.Length.ShouldBe(100);
        foreach (var pair in entries.Chunk(2))
            pair[1].ShouldBe(pair[0].Replace("begins", "ends", StringComparison.Ordinal));
    }

    private T New<T>([System.Runtime.CompilerServices.CallerMemberName] string test = "") where T : ITurns =>
        cluster.Client.GetGrain<T>(Keys.New(test));

    private static async Task ShouldWaitAsync(ITurns grain, Func<Task> first, Func<Task> second)
    {
        var key = grain.GetPrimaryKeyString();
        var (one, two) = await StartAsync(grain, first, second, "first");
        Journal.Of(key).ShouldBe(["first begins", "fence begins", "fence ends"]);

        Gate.Of($"{key}-first").Open();
        await Task.WhenAll(one, two).WaitAsync(Bounds.Event);
        Journal.Of(key)[3..].ShouldBe(["first ends", "second begins", "second ends"]);
    }

    private static async Task ShouldNotWaitAsync(ITurns grain, Func<Task> first, Func<Task> second, string name = "second", string held = "first")
    {
        var key = grain.GetPrimaryKeyString();
        var (one, two) = await StartAsync(grain, first, second, held);
        await two.WaitAsync(Bounds.Event);
        Journal.Of(key).ShouldContain($"{name} ends");
        Journal.Of(key).ShouldNotContain($"{held} ends");

        Gate.Of($"{key}-{held}").Open();
        await one.WaitAsync(Bounds.Event);
    }

    private static async Task<(Task First, Task Second)> StartAsync(ITurns grain, Func<Task> first, Func<Task> second, string held)
    {
        var one = first();
        await Gate.Of($"{grain.GetPrimaryKeyString()}-{held}").EnteredAsync();
        var two = second();
        await grain.InterleaveAsync("fence", hold: false).WaitAsync(Bounds.Event);
        return (one, two);
    }
}

using OrleansHa.Tests.Conformance.Section04Timers;

namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: call filters.</summary>
public sealed class FilterTests(FilteredCluster cluster) : IClassFixture<FilteredCluster>
{
    [Fact]
    public async Task Filters_RunInRegistrationOrderThenTheGrainItself()
    {
        var (grain, key) = New();
        (await grain.SayAsync("hello")).ShouldBe("hello");
        Journal.Of(key).ShouldBe(
        [
            "client one sends SayAsync", "client two sends SayAsync",
            "first in", "second in", "grain in", "method", "grain out", "second out", "first out",
            "client two got hello", "client one got hello",
        ]);
    }

    [Fact]
    public async Task Filter_SettingAResultWithoutInvoking_AnswersInItsPlace()
    {
        var (grain, key) = New();
        (await grain.SayAsync("skip")).ShouldBe("skipped");
        Journal.Of(key).ShouldNotContain("method");
    }

    [Fact]
    public async Task Filter_ReplacingTheResult_ChangesTheAnswer()
    {
        var (grain, _) = New();
        (await grain.SayAsync("replace")).ShouldBe("replace replaced");
    }

    [Fact]
    public async Task Filter_ChangingAnArgument_ChangesTheCall()
    {
        var (grain, _) = New();
        (await grain.SayAsync("rewrite")).ShouldBe("rewritten");
    }

    [Fact]
    public async Task Filter_NeitherInvokingNorAnswering_FailsTheCall()
    {
        var (grain, key) = New();
        await Should.ThrowAsync<InvalidOperationException>(grain.SayAsync("break"));
        Journal.Of(key).ShouldNotContain("method");
    }

    [Fact]
    public async Task MethodException_SurfacesInTheFilter_AndReachesTheCallerEvenWhenSwallowed()
    {
        var (grain, key) = New();
        (await Should.ThrowAsync<NotSupportedException>(grain.SayAsync("boom"))).Message.ShouldBe("boom");
        Journal.Of(key).ShouldContain("caught boom");
    }

    [Fact]
    public async Task MethodException_SwallowedWithAResult_BecomesThatResult()
    {
        var grain = cluster.Client.GetGrain<IFiltered>(Keys.New("mend"));
        (await grain.SayAsync("boom")).ShouldBe("mended");
    }

    [Fact]
    public async Task IncomingContext_DescribesTheCall()
    {
        var (grain, _) = New();
        (await grain.SayAsync("describe")).ShouldBe("IFiltered|SayAsync|SayAsync|FilteredGrain|True|1|True");
    }

    [Fact]
    public async Task OutgoingFilters_OfTheSilo_SeeTheCallsOfItsGrains()
    {
        var (grain, key) = New();
        var other = key + "-other";
        (await grain.RelayAsync(other, "hello")).ShouldBe("hello");
        Journal.Of(other).ShouldBe(
        [
            "silo one sends SayAsync", "silo two sends SayAsync",
            "first in", "second in", "grain in", "method", "grain out", "second out", "first out",
            "silo two got hello", "silo one got hello",
        ]);
        Journal.Of(other + "-source").ShouldBe([key]);
    }

    [Fact]
    public async Task TimerTicks_PassTheIncomingFilters()
    {
        var key = Keys.New();
        await cluster.Client.GetGrain<ITimed>(key).StartAsync(1, -1, TickAction.None, interleave: false);
        await Journal.HasAsync(key, "tock");
        Journal.Of(key + "-filter").ShouldContain("IGrainTimerInvoker");
    }

    private (IFiltered Grain, string Key) New([System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var key = Keys.New(test);
        return (cluster.Client.GetGrain<IFiltered>(key), key);
    }
}

namespace OrleansHa.Tests.Conformance.Section05Concurrency;

/// <summary>orleans-api.md §5: calls that come back to where they began.</summary>
public sealed class ChainTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task CyclicCall_WaitsUntilItsTimeout() =>
        (await Chain("a").GoAroundAsync(Chain("b"), ChainMode.Plain)).ShouldBe("timed out");

    [Fact]
    public async Task SelfCall_WaitsUntilItsTimeout() =>
        (await Chain("a").CallSelfAsync()).ShouldBe("timed out");

    [Fact]
    public async Task CyclicCall_InsideAnOpenSection_Reenters() =>
        (await Chain("a").GoAroundAsync(Chain("b"), ChainMode.Allow)).ShouldBe("hello");

    [Fact]
    public async Task CyclicCall_InsideASuppressedSection_WaitsUntilItsTimeout() =>
        (await Chain("a").GoAroundAsync(Chain("b"), ChainMode.AllowThenSuppress)).ShouldBe("timed out");

    private IChain Chain(string name, [System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        cluster.Client.GetGrain<IChain>(Keys.New(test + name));
}

using Microsoft.Extensions.Options;
using Orleans.Runtime;
using OrleansHa.Client;

namespace OrleansHa.Tests.Unit.Client;

public sealed class CallRetryTests
{
    private static readonly LoopClientOptions Quick = new()
    {
        CallTimeout = TimeSpan.FromMilliseconds(400),
        AttemptTimeout = TimeSpan.FromMilliseconds(100),
        Pause = TimeSpan.FromMilliseconds(5),
    };

    [Fact]
    public async Task RunAsync_SiloGoneThenBack_ReadSucceeds()
    {
        var calls = 0;
        var result = await Retry().RunAsync("read", CallKind.Read, () => ++calls < 3 ? throw new SiloUnavailableException("gone") : Task.FromResult(7), default);

        result.ShouldBe(7);
        calls.ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_OnceOnlyThatMayHaveRun_IsNotRepeated()
    {
        var calls = 0;
        var failure = await Should.ThrowAsync<ClusterUnavailableException>(() => Retry().RunAsync<int>(
            "delete", CallKind.OnceOnly, () => { calls++; throw new SiloUnavailableException("gone"); }, default));

        calls.ShouldBe(1);
        failure.MayHaveRun.ShouldBeTrue();
    }

    [Fact]
    public async Task RunAsync_NobodyAnswersARead_EndsWithNothingChanged()
    {
        var failure = await Should.ThrowAsync<ClusterUnavailableException>(() => Retry().RunAsync(
            "read", CallKind.Read, () => new TaskCompletionSource<int>().Task, default));

        failure.MayHaveRun.ShouldBeFalse();
        failure.Message.ShouldContain("nothing was changed");
    }

    [Fact]
    public async Task RunAsync_RepeatableThatTimesOut_IsReportedAsUnknown()
    {
        var failure = await Should.ThrowAsync<ClusterUnavailableException>(() => Retry().RunAsync(
            "offer", CallKind.Repeatable, () => new TaskCompletionSource<int>().Task, default));

        failure.MayHaveRun.ShouldBeTrue();
        failure.Message.ShouldContain("may have taken effect");
    }

    [Fact]
    public async Task RunAsync_ErrorOfTheGrain_PassesThroughAtOnce()
    {
        var calls = 0;
        await Should.ThrowAsync<ArgumentException>(() => Retry().RunAsync<int>(
            "read", CallKind.Read, () => { calls++; throw new ArgumentException("bad"); }, default));
        calls.ShouldBe(1);
    }

    private static CallRetry Retry() => new(Options.Create(Quick), TimeProvider.System);
}

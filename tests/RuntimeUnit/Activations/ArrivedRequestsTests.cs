using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Messaging;
using OrleansHa.Tests.RuntimeUnit.Messaging;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>What a silo does with more bytes of requests than it may keep.</summary>
public sealed class ArrivedRequestsTests
{
    private const int Size = 100_000;

    [Fact]
    public void TryHold_UpToTheLimit_ThenRefusesUntilSomeLeave()
    {
        var arrived = new ArrivedRequests(3 * (Size + ArrivedRequests.Overhead));
        var messages = Enumerable.Range(0, 4).Select(_ => new Message { WireBytes = Size, Category = MessageCategory.Application }).ToList();

        messages[..3].ShouldAllBe(message => arrived.TryHold(message));
        arrived.TryHold(messages[3]).ShouldBeFalse();
        arrived.TryHold(messages[0]).ShouldBeTrue("it counts already");
        arrived.Release(messages[0]);
        arrived.Release(messages[0]);
        arrived.Bytes.ShouldBe(2 * (Size + ArrivedRequests.Overhead), "leaving twice counts once");
        arrived.TryHold(messages[3]).ShouldBeTrue();
    }

    [Fact]
    public void TryHold_FullSilo_LetsItsOwnAndSystemMessagesPass()
    {
        var arrived = new ArrivedRequests(0);
        arrived.TryHold(new Message { WireBytes = Size, Category = MessageCategory.Application }).ShouldBeFalse();
        arrived.TryHold(new Message { Category = MessageCategory.Application }).ShouldBeTrue();
        arrived.TryHold(new Message { WireBytes = Size, Category = MessageCategory.System }).ShouldBeTrue();
        arrived.Bytes.ShouldBe(0);
    }

    [Fact]
    public void ForThisProcess_HasTheDocumentedBound() => ArrivedRequests.ForThisProcess().Limit.ShouldBeInRange(1, ArrivedRequests.MaxBytes);

    [Fact]
    public async Task Requests_BeyondTheSilosBound_AreRefusedAndTheRestIsServed()
    {
        const int Sent = 30, Fit = 10;
        HoardingGrain.Release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = new ArrivedRequests(Fit * (Size + 1_000 + ArrivedRequests.Overhead));
        await using var cluster = await LoopbackCluster.Start(1, configureSilo: silo => silo.Services.AddSingleton(arrived));
        var grain = cluster.Client.GetGrain<IHoardingGrain>(1);
        try
        {
            // The one that runs counts no more, and all others find it running.
            var running = grain.Take(new byte[Size]);
            await Eventually.TrueAsync(() => HoardingGrain.Begun == 1);
            var calls = Enumerable.Range(0, Sent).Select(_ => grain.Take(new byte[Size])).ToList();
            await Eventually.TrueAsync(() => calls.Count(call => call.IsFaulted) == Sent - Fit, TimeSpan.FromSeconds(20), () => $"{calls.Count(call => call.IsFaulted)} refused, {arrived.Bytes} bytes");

            calls.Count(call => !call.IsCompleted).ShouldBe(Fit);
            var refused = calls.First(call => call.IsFaulted).Exception!.InnerException.ShouldBeOfType<LimitExceededException>();
            refused.Message.ShouldContain("wait on");

            // Membership and small matters of other grains: the silo goes on.
            (await cluster.Client.GetGrain<IEchoGrain>(7).Add(1, 2)).ShouldBe(3);
            HoardingGrain.Release.SetResult();
            (await running).ShouldBe(Size);
            foreach (var call in calls.Where(call => !call.IsFaulted)) (await call).ShouldBe(Size);
        }
        finally
        {
            HoardingGrain.Release.TrySetResult();
        }

        await Eventually.TrueAsync(() => arrived.Bytes == 0, orElse: () => $"{arrived.Bytes} bytes are still counted");
        (await grain.Take(new byte[Size])).ShouldBe(Size);
    }
}

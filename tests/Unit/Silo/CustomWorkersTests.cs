using Microsoft.Extensions.Logging.Abstractions;
using OrleansHa.Silo.Custom;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Silo;

public sealed class CustomWorkersTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private readonly ManualResetEventSlim _gate = new();
    private readonly CustomWorkers _workers = new(workers: 2, maxHung: 3, queue: 4, NullLogger.Instance);

    public void Dispose()
    {
        _gate.Set();
        _workers.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task Run_CodeThatHangs_IsGivenUpAndReplaced()
    {
        for (var i = 0; i < 3; i++)
            await Should.ThrowAsync<TimeoutException>(HangAsync($"hung-{i}"));

        _workers.Hung.ShouldBe(3);
        for (var i = 0; i < 20; i++)
            (await _workers.RunAsync("healthy", "C", _ => 7, Long)).ShouldBe(7, "the places of hung threads are taken by others");

        _gate.Set();
        await Eventually.TrueAsync(() => _workers.Hung == 0);
        (await _workers.RunAsync("hung-0", "C", _ => 8, Long)).ShouldBe(8);
    }

    [Fact]
    public async Task Run_OwnerWhoseCallHangs_GetsNoSecondThread()
    {
        await Should.ThrowAsync<TimeoutException>(HangAsync("one"));

        await Should.ThrowAsync<InvalidOperationException>(HangAsync("one"));

        _workers.Hung.ShouldBe(1);
    }

    [Fact]
    public async Task Run_MoreHangThanMay_StopsAnsweringWithinTheLimit()
    {
        for (var i = 0; i < 5; i++)
            await Should.ThrowAsync<TimeoutException>(HangAsync($"hung-{i}"));

        await Should.ThrowAsync<TimeoutException>(_workers.RunAsync("late", "C", _ => 7, Short));

        _gate.Set();
        await Eventually.TrueAsync(() => _workers.Hung == 0);
        (await _workers.RunAsync("late", "C", _ => 7, Long)).ShouldBe(7);
    }

    [Fact]
    public async Task Run_CodeThatThrows_TellsItsCallerAlone()
    {
        await Should.ThrowAsync<NotSupportedException>(_workers.RunAsync<int>("a", "C", _ => throw new NotSupportedException("no"), Long));

        (await _workers.RunAsync("a", "C", _ => 7, Long)).ShouldBe(7);
    }

    [Fact]
    public async Task Run_PastItsLimit_CancelsTheCode()
    {
        var told = new TaskCompletionSource();
        // One that ends in the very moment may still be in time.
        var run = _workers.RunAsync("polite", "C", cancel =>
        {
            cancel.WaitHandle.WaitOne();
            told.SetResult();
            return 1;
        }, Short);

        await told.Task.WaitAsync(Long);
        await Task.WhenAny(run);
        await Eventually.TrueAsync(() => _workers.Hung == 0);
    }

    private Task<int> HangAsync(string owner) => _workers.RunAsync(
        owner, "C",
        _ =>
        {
            _gate.Wait(CancellationToken.None);
            return 1;
        },
        Short);
}

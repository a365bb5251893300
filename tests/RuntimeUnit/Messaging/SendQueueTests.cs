using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

public sealed class SendQueueTests
{
    private readonly SendQueue _queue = new();

    [Fact]
    public void Requests_BeyondTheBound_AreRefusedWhileResponsesAndPingsStillPass()
    {
        for (var i = 0; i < SendQueue.MaxRequests; i++) _queue.TryEnqueue(WireFixture.Request()).ShouldBe(Admission.Queued);
        _queue.TryEnqueue(WireFixture.Request()).ShouldBe(Admission.Full);
        _queue.TryEnqueue(WireFixture.Request().CreateResponse(null, ResponseKind.Success)).ShouldBe(Admission.Queued);
        _queue.TryEnqueue(WireFixture.Request(category: MessageCategory.Ping)).ShouldBe(Admission.Queued);
    }

    [Fact]
    public void Everything_BeyondTheReserve_IsRefused()
    {
        var response = WireFixture.Request().CreateResponse(null, ResponseKind.Success);
        for (var i = 0; i < SendQueue.MaxMessages; i++) _queue.TryEnqueue(response).ShouldBe(Admission.Queued);
        _queue.TryEnqueue(response).ShouldBe(Admission.Full);
        _queue.Count.ShouldBe(SendQueue.MaxMessages);
    }

    [Fact]
    public void Ping_QueuedBehindBulk_LeavesFirst()
    {
        for (var i = 0; i < 100; i++) _queue.TryEnqueue(WireFixture.Request());
        var ping = WireFixture.Request(category: MessageCategory.Ping);
        _queue.TryEnqueue(ping);
        _queue.TryDequeue(out var first).ShouldBeTrue();
        first.ShouldBeSameAs(ping);
    }

    [Fact]
    public async Task Waiter_IsWokenByMessagesAndByClosing()
    {
        var waiting = _queue.WaitAsync().AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        _queue.TryEnqueue(WireFixture.Request());
        await waiting.WaitAsync(TimeSpan.FromSeconds(5));
        _queue.TryDequeue(out _).ShouldBeTrue();
        var again = _queue.WaitAsync().AsTask();
        _queue.Close();
        await again.WaitAsync(TimeSpan.FromSeconds(5));
        _queue.TryEnqueue(WireFixture.Request()).ShouldBe(Admission.Closed);
    }
}

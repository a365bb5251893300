using System.Net;
using Orleans.Runtime.Messaging;
using Orleans.Serialization.Invocation;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

public sealed class CallTableTests
{
    private static readonly SiloAddress Silo = SiloAddress.New(IPAddress.Loopback, 1, 1);
    private readonly SentMessages _sent = new();
    private readonly CallTable _table;

    public CallTableTests() => _table = new CallTable(new Lazy<IMessageCenter>(_sent), new WireFixture().Bodies, maxForwardCount: 2);

    [Fact]
    public async Task Response_WithTheCallsNumber_EndsIt()
    {
        var (message, task) = Start();
        _table.OnResponse(message.CreateResponse(Response.FromResult(5), ResponseKind.Success));
        (await task).ShouldBe(5);
    }

    [Fact]
    public async Task Response_SecondTime_IsIgnored()
    {
        var (message, task) = Start();
        var response = message.CreateResponse(Response.FromResult(5), ResponseKind.Success);
        _table.OnResponse(response);
        var (_, next) = Start();
        _table.OnResponse(response);
        message.Caller!.OnResponse(message, Response.FromResult(6));
        (await task).ShouldBe(5);
        next.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Deadline_Passed_EndsOnlyThoseThatAreDue()
    {
        var (message, due) = Start(deadline: 1000);
        var (_, later) = Start(deadline: 2000);
        _table.ExpireDue(999);
        due.IsCompleted.ShouldBeFalse();
        _table.ExpireDue(1000);
        (await Should.ThrowAsync<TimeoutException>(() => due)).Message.ShouldContain(message.TargetGrain.ToString());
        later.IsCompleted.ShouldBeFalse();
        _table.ExpireDue(2000);
        await Should.ThrowAsync<TimeoutException>(() => later);
    }

    [Fact]
    public async Task SiloDead_EndsOnlyCallsHandedToIt()
    {
        var (message, there) = Start();
        message.SentTo = Silo;
        var (_, elsewhere) = Start();
        _table.OnSiloDead(Silo);
        (await Should.ThrowAsync<SiloUnavailableException>(() => there)).Message.ShouldContain(Silo.ToString());
        elsewhere.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task CacheInvalidRejection_IsSentAgainUntilTheForwardLimit()
    {
        var (message, task) = Start();
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            _table.OnResponse(message.CreateRejection(RejectionKind.CacheInvalid, "moved"));
            _sent.Messages.Count.ShouldBe(attempt);
            task.IsCompleted.ShouldBeFalse();
        }

        _table.OnResponse(message.CreateRejection(RejectionKind.CacheInvalid, "moved"));
        await Should.ThrowAsync<OrleansMessageRejectionException>(() => task);
        _sent.Messages.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(RejectionKind.Unavailable, typeof(SiloUnavailableException))]
    [InlineData(RejectionKind.Overloaded, typeof(LimitExceededException))]
    [InlineData(RejectionKind.Unrecoverable, typeof(OrleansMessageRejectionException))]
    internal async Task Rejection_BecomesExceptionOfItsKind(RejectionKind kind, Type exception)
    {
        var (message, task) = Start();
        _table.OnResponse(message.CreateRejection(kind, "because"));
        var failure = await Should.ThrowAsync<Exception>(() => task);
        failure.ShouldBeOfType(exception);
        failure.Message.ShouldContain("because");
    }

    [Fact]
    public async Task ManyCalls_MoreThanSlots_AllEndOnce()
    {
        var calls = Enumerable.Range(0, 200_000).Select(_ => Start()).ToList();
        calls.Select(call => call.Message.Id).Distinct().Count().ShouldBe(calls.Count);
        foreach (var (message, _) in calls) _table.OnResponse(message.CreateResponse(Response.FromResult((int)message.Id), ResponseKind.Success));
        foreach (var (message, task) in calls) (await task).ShouldBe((int)message.Id);
    }

    [Fact]
    public void RelayedCall_Answered_GoesBackUnderTheAskersNumber()
    {
        var request = WireFixture.Request();
        request.Id = 77;
        request.SendingSilo = Silo;
        var relay = new RelayedCall(request, _sent);
        _table.Add(relay, request, 0, long.MaxValue, CallTable.RelayBit);
        request.Id.ShouldNotBe(77);
        _table.OnResponse(request.CreateResponse(Response.FromResult(1), ResponseKind.Success));
        var answer = _sent.Messages.ShouldHaveSingleItem();
        answer.Id.ShouldBe(77);
        answer.TargetSilo.ShouldBe(Silo);
    }

    [Fact]
    public void RelayedCall_WhoseSiloDies_IsRejectedToTheAsker()
    {
        var request = WireFixture.Request();
        request.Id = 78;
        var relay = new RelayedCall(request, _sent);
        request.SentTo = Silo;
        _table.Add(relay, request, 0, long.MaxValue, CallTable.RelayBit);
        _table.OnSiloDead(Silo);
        var answer = _sent.Messages.ShouldHaveSingleItem();
        answer.Id.ShouldBe(78);
        answer.Rejection!.Kind.ShouldBe(RejectionKind.Unavailable);
    }

    private (Message Message, Task<int> Task) Start(long deadline = long.MaxValue)
    {
        var message = WireFixture.Request();
        var call = PendingTaskCall<int>.Rent();
        var task = call.Task;
        message.Caller = call;
        _table.Add(call, message, 0, deadline);
        return (message, task);
    }

    private sealed class SentMessages : IMessageCenter
    {
        public List<Message> Messages { get; } = [];

        public void Send(Message message) => Messages.Add(message);
    }
}

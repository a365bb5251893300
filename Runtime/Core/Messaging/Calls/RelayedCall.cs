using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// A call that this silo passes on to another one for a client or a third silo. It stands in this silo's table under a number of its own,
/// so that the asker learns at once when the silo it was passed on to dies; the response goes back under the asker's number.
/// </summary>
internal sealed class RelayedCall : PendingCall
{
    private readonly IMessageCenter _messageCenter;
    private readonly MessageCategory _category;
    private readonly GrainId _target;

    /// <summary>Made before the request is changed for its onward way.</summary>
    public RelayedCall(Message request, IMessageCenter messageCenter)
    {
        _messageCenter = messageCenter;
        _category = request.Category;
        _target = request.TargetGrain;
        Asker = request.SendingGrain;
        AskersSilo = request.SendingSilo;
        AskersId = request.Id;
    }

    public GrainId Asker { get; }

    public long AskersId { get; }

    private SiloAddress? AskersSilo { get; }

    /// <summary>Sends the response on under the asker's number.</summary>
    public void PassOn(Message response)
    {
        response.Id = AskersId;
        response.TargetGrain = Asker;
        response.TargetSilo = AskersSilo;
        _messageCenter.Send(response);
    }

    protected override void SetResponse(Response response) => PassOn(response.Exception is null ? ResponseKind.Success : ResponseKind.Error, response, null);

    protected override void SetException(Exception exception)
    {
        // The asker's own clock ends its wait, with a text that knows more.
        if (exception is TimeoutException) return;
        var kind = exception is SiloUnavailableException ? RejectionKind.Unavailable : RejectionKind.Unrecoverable;
        PassOn(ResponseKind.Rejection, null, new RejectionInfo(kind, exception.Message, exception));
    }

    private void PassOn(ResponseKind kind, object? body, RejectionInfo? rejection) => PassOn(new Message
    {
        Category = _category,
        Direction = MessageDirection.Response,
        ResponseKind = kind,
        SendingGrain = _target,
        Body = body,
        Rejection = rejection,
    });
}

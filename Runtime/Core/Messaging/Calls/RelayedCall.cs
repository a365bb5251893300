using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// A call that this silo passes on to another one for a client or a third silo. It stands in this silo's table under a number of its own,
/// so that the asker learns at once when the silo it was passed on to dies; the response goes back under the asker's number.
/// </summary>
internal sealed class RelayedCall(Message request, IMessageCenter messageCenter) : PendingCall
{
    // Kept apart from the request, which is changed for its onward way.
    private readonly Message _toAsker = request.CreateResponse(null, ResponseKind.Success);

    /// <summary>Sends the response on under the asker's number.</summary>
    public void PassOn(Message response)
    {
        response.Id = _toAsker.Id;
        response.TargetGrain = _toAsker.TargetGrain;
        response.TargetSilo = _toAsker.TargetSilo;
        messageCenter.Send(response);
    }

    protected override void SetResponse(Response response) => PassOnOwn(response, response.Exception is null ? ResponseKind.Success : ResponseKind.Error, null);

    protected override void SetException(Exception exception)
    {
        // The asker's own clock ends its wait, with a text that knows more.
        if (exception is TimeoutException) return;
        var kind = exception is SiloUnavailableException ? RejectionKind.Unavailable : RejectionKind.Unrecoverable;
        PassOnOwn(null, ResponseKind.Rejection, new RejectionInfo(kind, exception.Message, exception));
    }

    private void PassOnOwn(object? body, ResponseKind kind, RejectionInfo? rejection)
    {
        _toAsker.ResponseKind = kind;
        _toAsker.Body = body;
        _toAsker.Rejection = rejection;
        messageCenter.Send(_toAsker);
    }
}

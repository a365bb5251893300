namespace Orleans.Runtime.Messaging;

/// <content>Requests that are taken back. Best effort: one that moved meanwhile runs on.</content>
internal sealed partial class SiloMessageCenter
{
    private void SendCancellation(Message message)
    {
        if (message.TargetSilo is not null && !message.TargetSilo.Equals(_local)) _transport.Send(message);
        else CancelHere(message);
    }

    private void CancelHere(Message message)
    {
        if (!_catalog.TryGet(message.TargetGrain, out var target))
        {
            // This silo may have passed the request on.
            if (_calls.TryFollow(message)) _transport.Send(message);
            else if (_clients.IsClient(message.TargetGrain)) _clients.Deliver(message);
        }
        else if (target is Activation activation)
        {
            activation.Cancel(message.SendingGrain, message.Id);
        }
    }
}

namespace Orleans.Runtime.Messaging;

/// <summary>Takes back messages that a connection could not deliver. Called on connection threads; must not block.</summary>
internal interface IUndeliverableMessages
{
    /// <summary>The message did not reach its silo.</summary>
    /// <param name="message">The message, unchanged.</param>
    /// <param name="reason">Why.</param>
    /// <param name="surelyNotSent">No byte of it left this process, so that it may be sent elsewhere without running twice.</param>
    void OnUndeliverable(Message message, Exception reason, bool surelyNotSent);
}

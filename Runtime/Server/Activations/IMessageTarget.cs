using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>What takes the requests of a grain in this silo: an activation, or a group of stateless workers.</summary>
internal interface IMessageTarget
{
    /// <summary>Takes a request whose body is there; never blocks, never throws.</summary>
    void Receive(Message message);
}

using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// The waiting end of a request that was made in this process, carried by the message itself so that a call that stays
/// in the silo needs neither a response message nor a look-up. Called on any thread, at most once takes effect.
/// </summary>
internal interface ICaller
{
    /// <summary>The call ended here: <paramref name="response"/> holds its result, already copied for the caller, or its exception.</summary>
    void OnResponse(Message request, Response response);

    /// <summary>The call did not run.</summary>
    void OnRejected(Message request, RejectionInfo rejection);
}

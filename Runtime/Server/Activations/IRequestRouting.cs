using Orleans.Runtime.Messaging;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>How requests leave an activation: answered, refused, or sent on to where the grain is now. Called in turns; must not block.</summary>
internal interface IRequestRouting
{
    /// <summary>Copies results for callers in this process.</summary>
    DeepCopier Copier { get; }

    /// <summary>Sends the response to whoever made the request.</summary>
    void Respond(Message request, Response response);

    /// <summary>Tells the caller that the request did not run.</summary>
    void Reject(Message request, RejectionKind kind, string reason, Exception? cause);

    /// <summary>Sends a request on that did not run here, because the activation it came to is not (or no longer) the grain's.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stale">The activation it came to; whoever holds it cached should forget it.</param>
    /// <param name="next">The grain's activation when it is known, else it is looked up or placed anew.</param>
    void Forward(Message request, GrainAddress stale, GrainAddress? next);
}

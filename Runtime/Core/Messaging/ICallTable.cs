namespace Orleans.Runtime.Messaging;

/// <summary>The calls of this process that wait for a response from elsewhere.</summary>
internal interface ICallTable
{
    /// <summary>
    /// A response for a call of this process arrived. A rejection of kind <see cref="RejectionKind.CacheInvalid"/> or
    /// <see cref="RejectionKind.Transient"/> is retried here with the original request (bounded by its forward count), others end the call.
    /// </summary>
    void OnResponse(Message response);

    /// <summary>Ends all calls in flight to a silo that is dead with <see cref="SiloUnavailableException"/>.</summary>
    void OnSiloDead(SiloAddress silo);

    /// <summary>Gives a cancellation the number and silo under which this silo passed its request on; false when it did not.</summary>
    bool TryFollow(Message cancellation);
}

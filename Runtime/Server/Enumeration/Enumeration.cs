namespace Orleans.Runtime;

/// <summary>One enumeration that a grain serves. Everything here happens in turns of its activation.</summary>
internal abstract class Enumeration
{
    /// <summary>Whether the consumer waits for elements right now.</summary>
    public bool IsServing { get; protected set; }

    /// <summary>Whether the consumer asked since the last look.</summary>
    public bool WasAdvanced { get; set; } = true;

    /// <summary>
    /// Ends whatever waits, cancels the method's token and disposes the iterator: now when it rests, else as soon as its current step ends,
    /// which is not waited for.
    /// </summary>
    public abstract ValueTask EndAsync();
}

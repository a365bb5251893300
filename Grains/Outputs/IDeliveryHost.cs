namespace OrleansHa.Grains.Outputs;

/// <summary>The loop, as its dispatchers see it. Called on the loop's own scheduler.</summary>
internal interface IDeliveryHost
{
    string Loop { get; }

    long Epoch { get; }

    /// <summary>Whether this owner may be taken for the only one: the store answers. Asked from any thread.</summary>
    bool IsSure { get; }

    /// <summary>A delivery ended; the next commit forgets it.</summary>
    void Retire(Retirement retirement);

    /// <summary>An endpoint knows a higher epoch.</summary>
    void OnStaleEpoch(string output, string detail);
}

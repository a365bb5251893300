namespace Orleans.Runtime;

/// <summary>A component of an activation whose requests would keep it from ending.</summary>
internal interface IDeactivationAware
{
    /// <summary>The activation takes no new requests and ends when those that run are done. Called in a turn.</summary>
    void OnDeactivating();
}

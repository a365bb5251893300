namespace Orleans.Runtime.Messaging;

/// <summary>Told by membership when a silo is declared dead.</summary>
internal interface IDeadSiloSink
{
    /// <summary>Closes every connection to the silo, bounces what is queued for it and fails the calls that wait for it, all with <see cref="SiloUnavailableException"/>. Does not block.</summary>
    void OnSiloDead(SiloAddress silo);
}

namespace OrleansHa.Silo.Store;

/// <summary>Whether the last attempt reached PostgreSQL.</summary>
internal sealed class StoreHealth
{
    private volatile string? _lost;

    public bool IsReachable => _lost is null;

    /// <summary>Why it is away; null while it is reachable.</summary>
    public string? LastError => _lost;

    public void Reached() => _lost = null;

    public void Lost(Exception error) => _lost = error.Message;
}

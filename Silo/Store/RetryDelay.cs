namespace OrleansHa.Silo.Store;

/// <summary>Doubling waits from the first to the longest.</summary>
internal sealed class RetryDelay(TimeSpan first, TimeSpan longest)
{
    private TimeSpan _next = first;

    public TimeSpan Next()
    {
        var wait = _next;
        _next = _next > longest / 2 ? longest : _next * 2;
        return wait;
    }
}

namespace OrleansHa.Client;

/// <summary>A client may start before the cluster does: it goes on trying until it is stopped.</summary>
internal static class ConnectionRetry
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task<bool> ShouldRetryAsync(Exception failure, CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, cancellationToken);
        return !cancellationToken.IsCancellationRequested;
    }
}

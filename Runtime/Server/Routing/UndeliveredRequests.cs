using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// Requests that surely were not sent because their silo could not be reached. Until the cluster says that it is dead the grain is
/// still there, so they are tried again every so often, as long as their callers wait.
/// </summary>
internal sealed class UndeliveredRequests(IServiceProvider services, TimeProvider timeProvider)
{
    // At some 500 B each this is 50 MB; with more the silo sheds load instead.
    private const int MaxWaiting = 100_000;

    // Short next to the time in which a death is noticed, long enough not to load the machine with connection attempts.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int _waiting;

    /// <summary>Sends it again after a pause; false when it expired or too many wait.</summary>
    public bool TryRetryLater(Message message)
    {
        if (message.IsExpired) return false;
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        _ = RetryAsync(message);
        return true;
    }

    private async Task RetryAsync(Message message)
    {
        await Task.Delay(Pause, timeProvider).ConfigureAwait(false);
        Interlocked.Decrement(ref _waiting);
        services.GetRequiredService<SiloMessageCenter>().Send(message);
    }
}

using Microsoft.Extensions.Options;

namespace OrleansHa.Client;

/// <summary>Repeats calls over the death of silos and gateways, as far as a repeat is safe.</summary>
internal sealed class CallRetry(IOptions<LoopClientOptions> options, TimeProvider time)
{
    public async Task<T> RunAsync<T>(string what, CallKind kind, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var mayHaveRun = false;
        while (true)
        {
            var left = options.Value.CallTimeout - time.GetElapsedTime(started);
            try
            {
                return await call().WaitAsync(Shorter(left, options.Value.AttemptTimeout), time, cancellationToken);
            }
            catch (Exception failure) when (IsAway(failure))
            {
                mayHaveRun |= kind != CallKind.Read && !SurelyNotRun(failure);
                left = options.Value.CallTimeout - time.GetElapsedTime(started);
                if (left <= options.Value.Pause || (kind == CallKind.OnceOnly && mayHaveRun))
                {
                    throw new ClusterUnavailableException(what, time.GetElapsedTime(started), mayHaveRun, failure);
                }
            }

            await Task.Delay(options.Value.Pause, time, cancellationToken);
        }
    }

    // A silo that is gone may have run the call before it went; any other rejection says that it did not.
    private static bool SurelyNotRun(Exception failure) => failure is OrleansMessageRejectionException and not SiloUnavailableException;

    private static bool IsAway(Exception failure) => failure is TimeoutException or OrleansException;

    private static TimeSpan Shorter(TimeSpan left, TimeSpan attempt) =>
        left <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : left < attempt ? left : attempt;
}

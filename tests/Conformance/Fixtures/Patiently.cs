namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>Calls while a cluster changes: what an application does whose calls may be repeated.</summary>
internal static class Patiently
{
    /// <summary>Repeats the call while it fails for the cluster's sake (a dead silo, a lost way, no answer), not for its own.</summary>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var answer = await Eventually.ValueAsync(
            () => TryAsync(call), attempt => attempt.Failure is null, Bounds.Cluster, attempt => attempt.Failure?.Message ?? "answered", "an answer");
        return answer.Value!;
    }

    private static async Task<(T? Value, Exception? Failure)> TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return (await call(), null);
        }
        catch (Exception failure) when (failure is OrleansMessageRejectionException or TimeoutException)
        {
            return (default, failure);
        }
    }
}

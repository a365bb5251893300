namespace OrleansHa.Tests.Conformance.Versions.Shared;

/// <summary>Calls grain after grain, a few calls at a time and none twice, and counts.</summary>
internal sealed class Caller(IClusterClient client, Func<IClusterClient, int, Task> call)
{
    private const int Grains = 60;
    private const int AtOnce = 4;

    private int _succeeded;
    private int _failed;
    private string? _firstFailure;

    public int Succeeded => Volatile.Read(ref _succeeded);

    public int Failed => Volatile.Read(ref _failed);

    public string FirstFailure => Volatile.Read(ref _firstFailure) ?? "";

    public async Task RunAsync(CancellationToken stop)
    {
        // Some 800 calls a second: enough to be in the middle of one at every moment, and the machine has time for the rest.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var next = 0; !stop.IsCancellationRequested; next += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(next, AtOnce).Select(number => CallAsync(number % Grains)));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task CallAsync(int grain)
    {
        try
        {
            await call(client, grain);
            Interlocked.Increment(ref _succeeded);
        }
#pragma warning disable CA1031 // Every failure counts, whichever it is.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _failed);
            Interlocked.CompareExchange(ref _firstFailure, failure.ToString().ReplaceLineEndings(" | "), null);
        }
    }
}

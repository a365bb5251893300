using OrleansHa.Loopctl.Http;

namespace OrleansHa.Loopctl.Dev;

/// <summary>Polls the gateways for the cluster and the loops, and keeps what the table and the summary need.</summary>
internal sealed class ClusterObserver(GatewayClient gateway, IReadOnlyList<string> loops, TimeProvider time)
{
    /// <summary>Below half of the samples' periods, so that nearly every step is seen.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, LoopObservation> _observations = loops.ToDictionary(loop => loop, _ => new LoopObservation());

    /// <summary>The loops in the order they were applied.</summary>
    public IEnumerable<(string Loop, LoopObservation Seen)> Loops => loops.Select(loop => (loop, _observations[loop]));

    /// <summary>The silos as the cluster sees them; null until a gateway told.</summary>
    public IReadOnlyList<SiloStatus>? Silos { get; private set; }

    /// <summary>Why the last poll failed, null when it did not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>True when every loop has committed a step, no longer ago than a few of its periods.</summary>
    public bool AllStepping => _observations.Values.All(seen => seen.Latest is { Seq: > 0, LastStepAgeMs: < 3000 });

    /// <summary>Asks once. A gateway that does not answer is normal here: it is remembered in <see cref="Trouble"/>.</summary>
    public async Task PollAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var (loop, seen) in _observations)
                seen.Observe(await gateway.GetStatusAsync(loop, cancel), time.GetUtcNow());
            Silos = (await gateway.GetClusterAsync(cancel)).Silos;
            Trouble = null;
        }
        catch (Exception error) when (error is GatewaysUnreachableException or GatewayException or System.Text.Json.JsonException)
        {
            Trouble = error.Message;
        }
    }
}

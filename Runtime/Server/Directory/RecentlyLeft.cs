namespace Orleans.Runtime.GrainDirectory;

/// <summary>
/// Activations that are being or were just unregistered: for a moment the catalog may still list them, and a new owner must not
/// be told of them. Not thread-safe.
/// </summary>
internal sealed class RecentlyLeft(TimeProvider time)
{
    // Unregistering may wait for its owner as long as DirectorySurroundings' patience; the catalog forgets right after.
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(12);

    private readonly HashSet<ActivationId> _all = [];
    private readonly Queue<(long Since, ActivationId Activation)> _order = new();

    public IReadOnlyCollection<ActivationId> All => _all;

    public void Add(ActivationId activation)
    {
        var now = time.GetTimestamp();
        while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Since, now) > Memory) _all.Remove(_order.Dequeue().Activation);
        if (_all.Add(activation)) _order.Enqueue((now, activation));
    }
}

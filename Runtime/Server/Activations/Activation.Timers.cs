namespace Orleans.Runtime;

/// <content>The timers it has.</content>
internal sealed partial class Activation
{
    // Registered and disposed in turns mostly, but nothing keeps a grain from disposing one elsewhere.
    private HashSet<GrainTimer>? _timers;

    public void Remember(GrainTimer timer)
    {
        var timers = _timers ?? Interlocked.CompareExchange(ref _timers, [], null) ?? _timers;
        lock (timers)
        {
            timers.Add(timer);
        }
    }

    public void Forget(GrainTimer timer)
    {
        if (_timers is not { } timers) return;
        lock (timers)
        {
            timers.Remove(timer);
        }
    }

    private void DisposeTimers()
    {
        if (_timers is not { } timers) return;
        GrainTimer[] all;
        lock (timers)
        {
            all = [.. timers];
        }

        foreach (var timer in all) timer.Dispose();
    }
}

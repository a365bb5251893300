using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs;

/// <summary>
/// Keeps from an endpoint that failed so many times in a row, and lets one try through after a while. One attempt at a time: an
/// output's decisions go one after the other. The state may be read from anywhere.
/// </summary>
internal sealed class EndpointBreaker(BreakerDefinition settings, TimeProvider time)
{
    private int _failures;
    private long _openedAt;
    private volatile bool _open;

    /// <summary>closed, open, or half_open when the next attempt is the one that decides.</summary>
    public string State => !_open ? "closed" : IsOver ? "half_open" : "open";

    /// <summary>Whether an attempt may be made now.</summary>
    public bool Lets => !_open || IsOver;

    private bool IsOver => time.GetElapsedTime(Volatile.Read(ref _openedAt)) >= settings.OpenFor;

    public void Succeeded()
    {
        _failures = 0;
        _open = false;
    }

    public void Failed()
    {
        if (++_failures < settings.Failures)
            return;
        Volatile.Write(ref _openedAt, time.GetTimestamp());
        _open = true;
    }
}

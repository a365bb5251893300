namespace OrleansHa.Loopctl.Testing.Plants;

/// <summary>What acts on a plant, one dead time later.</summary>
internal sealed class DelayedInput(TimeSpan deadTime)
{
    private readonly Queue<(TimeSpan At, double Value)> _underWay = new();
    private double _inForce;

    public void Set(TimeSpan now, double value) => _underWay.Enqueue((now + deadTime, value));

    /// <summary>The stretches from one time to another during which the input is constant.</summary>
    public IEnumerable<(TimeSpan Length, double Value)> Between(TimeSpan from, TimeSpan to)
    {
        while (_underWay.TryPeek(out var next) && next.At <= to)
        {
            if (next.At > from)
            {
                yield return (next.At - from, _inForce);
                from = next.At;
            }

            _inForce = _underWay.Dequeue().Value;
        }

        if (to > from)
            yield return (to - from, _inForce);
    }
}

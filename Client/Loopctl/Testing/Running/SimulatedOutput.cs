using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Loopctl.Testing.Running;

/// <summary>
/// An output's endpoint and what waits for it, under the product's delivery policy. Waits between attempts are shorter than a
/// step here: an endpoint that is back is told with the next event of the run.
/// </summary>
internal sealed class SimulatedOutput(OutputDefinition definition)
{
    private readonly List<OutboxEntry> _pending = [];
    private readonly List<(OutboxEntry Entry, Retirement End)> _ended = [];
    private readonly HashSet<long> _keys = [];

    public string Name => definition.Name;

    public bool IsDown { get; set; }

    /// <summary>What the endpoint was told last; null before the first.</summary>
    public double? InForce { get; private set; }

    /// <summary>Decisions that reached the endpoint again under a key it knew.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Ended deliveries that no commit has written down yet, oldest first.</summary>
    public IEnumerable<Retirement> Ended => _ended.Select(one => one.End);

    public void Enqueue(OutboxEntry decision) => _pending.Add(decision);

    /// <summary>The accounts of all that has ended are committed.</summary>
    public void Forget() => _ended.Clear();

    /// <summary>The next owner finds what the last commit left: what ended since is delivered again, under the same key.</summary>
    public void TakeOver()
    {
        _pending.InsertRange(0, _ended.Select(one => one.Entry));
        _pending.Sort((a, b) => a.Seq.CompareTo(b.Seq));
        _ended.Clear();
    }

    /// <returns>Whether the endpoint was told something.</returns>
    public bool Deliver(DateTimeOffset now)
    {
        var told = false;
        while (true)
        {
            var delivery = definition.Delivery;
            var choice = DeliveryPolicy.Choose(_pending, now, delivery.Coalesce == CoalesceRule.Latest, delivery.Ttl);
            foreach (var retired in choice.Retired)
                End(retired);
            if (choice.Next is not { } next || IsDown)
                return told;
            if (!_keys.Add(next.Seq))
                Duplicates++;
            InForce = next.Value;
            told = true;
            End(new Retirement(next.Output, next.Seq, DeliveryFate.Delivered));
        }
    }

    private void End(Retirement end)
    {
        var at = _pending.FindIndex(entry => entry.Seq == end.Seq);
        _ended.Add((_pending[at], end));
        _pending.RemoveAt(at);
    }
}

using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Outputs;

/// <summary>Which decision of an output is next, and which ones are given up. Pure.</summary>
internal static class DeliveryPolicy
{
    /// <param name="pending">Undelivered decisions by rising seq; none is on the wire.</param>
    /// <param name="now">The time.</param>
    /// <param name="coalesce">Whether only the newest counts.</param>
    /// <param name="ttl">Longest time from decision to delivery.</param>
    public static DeliveryChoice Choose(IReadOnlyList<OutboxEntry> pending, DateTimeOffset now, bool coalesce, TimeSpan ttl)
    {
        OutboxEntry? next = null;
        List<Retirement>? retired = null;
        for (var i = 0; i < pending.Count; i++)
        {
            var entry = pending[i];
            if (coalesce && i < pending.Count - 1)
                (retired ??= []).Add(new Retirement(entry.Output, entry.Seq, DeliveryFate.Superseded));
            else if (now - entry.At > ttl)
                (retired ??= []).Add(new Retirement(entry.Output, entry.Seq, DeliveryFate.DeadLettered, $"expired: older than its ttl of {ttl}"));
            else
                next ??= entry;
        }

        return new DeliveryChoice(next, retired ?? (IReadOnlyList<Retirement>)[]);
    }
}

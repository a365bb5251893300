namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>
/// Who acts for which grain. At any moment at most one activation that is not fenced may: one that has acted, has not ended, and
/// whose process neither ended nor is dead in the membership table. A silo that has learnt of its death acts no more at all.
/// </summary>
internal sealed class ActivationLedger(SimulatedWorld world, SimulatedDatabase database)
{
    private readonly Dictionary<GrainId, List<Holder>> _holders = [];

    public long Acts { get; private set; }

    /// <summary>Acts of silos that are dead in the table and do not know it: what the epoch fence of the store is for.</summary>
    public long FencedActs { get; private set; }

    public void OnAct(SimulatedProcess process, GrainId grain, ActivationId activation, string what)
    {
        Acts++;
        world.Trace.Mix(world.Timestamp);
        world.Trace.Mix(grain.GetUniformHashCode());
        world.Trace.Keep(world.Now, new ActLine(process, grain, what));
        if (process.HasEnded) throw world.Fail($"{grain} acts on {process}, which has ended: the simulation leaks.");
        if (process.LearntOfDeath is { } reason) throw world.Fail($"{grain} acts ({what}) on {process}, which has learnt that it may not act any more: {reason}");
        if (database.IsDead(process.Address))
        {
            FencedActs++;
            return;
        }

        if (!_holders.TryGetValue(grain, out var holders)) _holders[grain] = holders = [];
        holders.RemoveAll(holder => holder.Process.HasEnded || database.IsDead(holder.Process.Address));
        if (holders.Find(holder => holder.Activation != activation) is { } other)
        {
            throw world.Fail(
                $"{grain} acts ({what}) on {process} as {activation} while {other.Activation} on {other.Process}, which acted at {other.Since.TotalMilliseconds:0.000} ms, has not ended and is not declared dead.");
        }

        if (holders.Count == 0) holders.Add(new Holder(process, activation, world.Now));
    }

    public void OnEnd(GrainId grain, ActivationId activation)
    {
        if (_holders.TryGetValue(grain, out var holders)) holders.RemoveAll(holder => holder.Activation == activation);
    }

    private sealed record Holder(SimulatedProcess Process, ActivationId Activation, TimeSpan Since);

    private sealed record ActLine(SimulatedProcess Process, GrainId Grain, string What)
    {
        public override string ToString() => $"{Process}: {Grain} acts ({What})";
    }
}

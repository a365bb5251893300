using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Loops;

/// <summary>Moves of a loop that a request or a new definition asks for.</summary>
internal sealed class LoopMoves(ILoopMover mover, SiloZones zones, SiloNames names, ISiloPlace place)
{
    public FailoverResult Failover(LoopRunner runner, FailoverRequest request)
    {
        var here = new OwnerStatus { Silo = place.Name, Zone = place.Zone };
        var result = new FailoverResult { Outcome = FailoverOutcome.Unchanged, Epoch = runner.Epoch, From = here };
        if (request.Zone == place.Zone || (request.ExpectedEpoch is { } expected && expected != runner.Epoch))
            return result;
        if (mover.Find(runner.Loop, request.Zone) is not { } target)
            return result with { Outcome = FailoverOutcome.NoTarget };
        mover.Begin(runner.Loop, target);
        return result with { Outcome = FailoverOutcome.Moving, To = new OwnerStatus { Silo = names.NameOf(target), Zone = zones.ZoneOf(target) } };
    }

    /// <summary>A definition that was just applied says where the owner belongs.</summary>
    public void ToPreferredZone(LoopRunner runner)
    {
        if (runner.Plan.Definition.Placement.PreferredZone is { } zone && zone != place.Zone && mover.Find(runner.Loop, zone) is { } target)
            mover.Begin(runner.Loop, target);
    }
}

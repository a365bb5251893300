using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Standbys;

/// <summary>Makes the published status of standbys out of what their owner knows of them.</summary>
internal sealed class StandbyViews(SiloZones zones, SiloNames names)
{
    public StandbyStatus[] Of(LoopFeed feed) =>
    [
        .. feed.Standbys().Select(standby => new StandbyStatus
        {
            Silo = names.NameOf(standby.Silo),
            Zone = zones.ZoneOf(standby.Silo),
            Role = standby.Role.Word(),
            Epoch = feed.Epoch,
            Seq = standby.Seq,
            LagMs = standby.Lag.TotalMilliseconds,
        }),
    ];
}

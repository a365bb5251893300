using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Placement;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>Sends what an activation took along to the silo that placement chooses.</summary>
internal sealed class ActivationMover(ILocalSiloDetails local, IServiceProvider services, ISystemTargetFactory targets, Serializer serializer, ILogger<ActivationMover> logger)
{
    // Found at first use: placement in turn looks at the catalog's counts.
    private PlacementService? _placement;

    private PlacementService Placement => _placement ??= services.GetRequiredService<PlacementService>();

    /// <summary>
    /// The grain's new activation, registered in the place of <paramref name="leaving"/>; null when it stays where it is or the
    /// move failed at any point, after which the leaving one ends as it would without a move.
    /// </summary>
    /// <param name="leaving">The activation; it runs nothing any more.</param>
    /// <param name="participants">What takes part, in the order in which it is asked.</param>
    /// <param name="requestContext">The context of who asked for the move, with the placement hint if there is one.</param>
    public async Task<GrainAddress?> MoveAsync(GrainAddress leaving, IEnumerable<IGrainMigrationParticipant> participants, Dictionary<string, object>? requestContext)
    {
        SiloAddress? target = null;
        try
        {
            var state = new DehydrationContext(serializer);
            foreach (var participant in participants) participant.OnDehydrate(state);
            target = await Placement.PlaceAsync(leaving.GrainId, requestContext, default, 0);
            if (target.Equals(local.SiloAddress)) return null;

            RequestContext.Import(requestContext);
            var moved = await targets.GetSystemTarget<IMigrationTarget>(SystemTargetTypes.Migration, target).Accept(leaving, state.Values);
            if (moved is null)
                MigrationLog.Refused(logger, leaving.GrainId, target);
            else
                MigrationLog.Moved(logger, leaving, moved);
            return moved;
        }
        catch (Exception error)
        {
            // Nothing is lost that a deactivation would keep: the next call starts the grain from its storage.
            MigrationLog.MoveFailed(logger, error, leaving.GrainId, target);
            return null;
        }
        finally
        {
            RequestContext.Import(null);
        }
    }
}

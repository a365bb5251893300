using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>The stages of one activation. Only made for grains that have something to do in them.</summary>
internal sealed class GrainLifecycle(ILogger logger) : LifecycleSubject(logger), IGrainLifecycle
{
    private List<IGrainMigrationParticipant>? _participants;

    public IReadOnlyList<IGrainMigrationParticipant> MigrationParticipants => _participants ?? (IReadOnlyList<IGrainMigrationParticipant>)[];

    public void AddMigrationParticipant(IGrainMigrationParticipant participant) => (_participants ??= []).Add(participant);

    public void RemoveMigrationParticipant(IGrainMigrationParticipant participant) => _participants?.Remove(participant);
}

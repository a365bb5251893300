namespace Orleans.Runtime;

/// <content>Moving to another silo, and starting from what was moved here.</content>
internal sealed partial class Activation
{
    private RehydrationContext? _rehydration;
    private volatile bool _moving;

    /// <summary>
    /// Ends it as a deactivation does, and moves its state to the silo that placement chooses for this request context. Calls that
    /// wait or come meanwhile go to the new activation.
    /// </summary>
    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => Deactivate(new DeactivateCommand(
        new DeactivationReason(DeactivationReasonCode.Migrating, "Migration was asked for."), null, cancellationToken, new MigrationRequest(requestContext)));

    public void Rehydrate(IRehydrationContext context)
    {
        if (_state != ActivationState.Creating) throw new InvalidOperationException($"{this} is started already: it can only be rehydrated before.");
        _rehydration = context as RehydrationContext
            ?? throw new ArgumentException($"A {context?.GetType().ToString() ?? "null"} does not come from a migration.", nameof(context));
    }

    /// <summary>Moves it if that was asked for; true when the grain has another activation now, which is registered in the place of this one.</summary>
    private async Task<bool> TryMoveAsync()
    {
        if (_deactivation?.Migration is not { } migration || !_registered) return false;

        // Not told to new owners of the directory from here on: the one that takes its place is told to them by its own silo.
        _moving = true;
        _winner = await _shared.Mover.MoveAsync(Address, MigrationParticipants(), migration.RequestContext);
        return _winner is not null;
    }

    /// <summary>Makes the instance and fills it with what was moved here.</summary>
    private async Task CreateInstanceAsync()
    {
        GrainInstance = Class.CreateInstance(this);
        if (_rehydration is not { } moved) return;
        _rehydration = null;
        try
        {
            foreach (var participant in MigrationParticipants()) participant.OnRehydrate(moved);
        }
        catch (Exception error)
        {
            // What is half filled is thrown away; a new instance starts as it would without a move.
            MigrationLog.RehydrationFailed(_shared.Logger, error, GrainId, moved.Previous);
            await DisposeAsync();
            _lifecycle = null;
            _components = null;
            _scope = null;
            GrainInstance = Class.CreateInstance(this);
        }
    }

    // Each once: a component may be the instance itself, or have added itself to the lifecycle.
    private List<IGrainMigrationParticipant> MigrationParticipants()
    {
        var all = new List<IGrainMigrationParticipant>();
        if (GrainInstance is IGrainMigrationParticipant instance) all.Add(instance);
        if (_components is not null) all.AddRange(_components.Values.OfType<IGrainMigrationParticipant>());
        if (_lifecycle is not null) all.AddRange(_lifecycle.MigrationParticipants);
        return [.. all.Distinct()];
    }
}

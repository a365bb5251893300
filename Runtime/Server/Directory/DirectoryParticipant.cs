using Orleans.Runtime.MembershipService;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>Takes views to the directory, and makes it callable before the silo joins.</summary>
internal sealed class DirectoryParticipant(DirectoryRecovery recovery, ISystemTargetRegistry targets, DirectoryTarget target)
    : IMembershipObserver, ILifecycleParticipant<ISiloLifecycle>, ILifecycleObserver
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(DirectoryParticipant), ServiceLifecycleStage.RuntimeInitialize, this);

    public Task OnStart(CancellationToken cancellationToken = default)
    {
        targets.Add(target);
        return Task.CompletedTask;
    }

    public Task OnStop(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void OnViewChanged(ClusterMembershipUpdate update) => recovery.OnView(update.Snapshot);
}

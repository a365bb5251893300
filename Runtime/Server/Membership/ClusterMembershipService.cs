using System.Runtime.CompilerServices;

namespace Orleans.Runtime.MembershipService;

/// <summary>The views as the application follows them.</summary>
internal sealed class ClusterMembershipService(MembershipViews views, ViewDispatcher dispatcher, TableAgent agent, MembershipClock clock) : IClusterMembershipService
{
    // A version that somebody spoke of was written before, so few readings should be needed.
    private static readonly TimeSpan RefreshPause = TimeSpan.FromMilliseconds(20);

    public ClusterMembershipSnapshot CurrentSnapshot => views.Current.Snapshot;

    public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => FollowAsync();

    public async ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default)
    {
        if (minimumVersion != default && views.Current.Version >= minimumVersion) return;
        while (true)
        {
            await agent.ReadAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            if (views.Current.Version >= minimumVersion) return;
            await Task.Delay(RefreshPause, clock.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<bool> TryKill(SiloAddress siloAddress)
    {
        var view = await agent.ChangeAsync(current =>
        {
            if (!current.Entries.TryGetValue(siloAddress, out var row) || row.Status == SiloStatus.Dead) return null;
            var dead = row.Copy();
            dead.Status = SiloStatus.Dead;
            return dead;
        }, default).ConfigureAwait(false);
        if (view is not null) await agent.AnnounceAsync(view).ConfigureAwait(false);
        return views.Current.Snapshot.GetSiloStatus(siloAddress) == SiloStatus.Dead;
    }

    private async IAsyncEnumerable<ClusterMembershipSnapshot> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var view in dispatcher.Delivered.Follow(cancellationToken).ConfigureAwait(false)) yield return view.Snapshot;
    }
}

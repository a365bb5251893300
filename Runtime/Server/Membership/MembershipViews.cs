using System.Runtime.CompilerServices;

namespace Orleans.Runtime.MembershipService;

/// <summary>The newest view, replaced by compare-and-swap, and those who follow it.</summary>
internal sealed class MembershipViews
{
    private Node _newest = new(MembershipView.Empty);

    public MembershipView Current => Volatile.Read(ref _newest).View;

    /// <summary>Makes a newer view the current one; false when one at least as new is there already.</summary>
    public bool TryPublish(MembershipView view)
    {
        var next = new Node(view);
        while (true)
        {
            var newest = Volatile.Read(ref _newest);
            if (view.Version <= newest.View.Version) return false;
            if (Interlocked.CompareExchange(ref _newest, next, newest) != newest) continue;
            newest.Next.SetResult();
            return true;
        }
    }

    /// <summary>The current view, then newer ones; views in between may be skipped.</summary>
    public async IAsyncEnumerable<MembershipView> Follow([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var node = Volatile.Read(ref _newest);
            if (node.View.Version != MembershipVersion.MinValue) yield return node.View;
            await node.Next.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class Node(MembershipView view)
    {
        public MembershipView View { get; } = view;

        public TaskCompletionSource Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

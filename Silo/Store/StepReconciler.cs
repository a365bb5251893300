using Microsoft.Extensions.Options;
using OrleansHa.Grains.Loops.Commits;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>
/// Before this silo joins its cluster: commits what an earlier run of it journalled while PostgreSQL was away and did not live
/// to commit, wherever no other owner has come since.
/// </summary>
internal sealed class StepReconciler(
    StepJournal journal, ILoopStore store, IOptions<StepJournalOptions> options, TimeProvider time, ILogger<StepReconciler> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(StepReconciler), ServiceLifecycleStage.RuntimeStorageServices, ReconcileAsync);

    internal async Task ReconcileAsync(CancellationToken cancel)
    {
        var (left, lost, newest) = journal.Left();
        foreach (var name in lost)
            StepJournalLog.Lost(logger, name);
        if (newest == 0)
            return;
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            bound.CancelAfter(options.Value.ReconcileBound);
            foreach (var steps in left)
                await ReconcileAsync(steps, bound.Token).ConfigureAwait(false);
            journal.Settle(newest);
        }
        catch (Exception error) when (error is LoopStoreException or OperationCanceledException)
        {
            // Starting must not depend on it: others may have the loops already.
            StepJournalLog.Kept(logger, error);
        }
    }

    private async Task ReconcileAsync(JournalledSteps steps, CancellationToken cancel)
    {
        var head = await ReadHeadAsync(steps.Id, cancel).ConfigureAwait(false);
        var first = steps.Committed + 1;
        if (head is null || head.Epoch != steps.Epoch)
        {
            StepJournalLog.Discarded(logger, steps.Loop, steps.Epoch, first, steps.Seq, head is null ? "none" : $"{head.Epoch}");
            return;
        }

        if (JournalReconciliation.Commit(steps, head.Seq) is not { } commit)
        {
            StepJournalLog.CommittedAlready(logger, steps.Loop, steps.Epoch, head.Seq);
            return;
        }

        if (await store.CommitAsync(commit).WaitAsync(cancel).ConfigureAwait(false) == CommitOutcome.Committed)
            StepJournalLog.Reconciled(logger, steps.Loop, steps.Epoch, first, steps.Seq);
        else
            StepJournalLog.Discarded(logger, steps.Loop, steps.Epoch, first, steps.Seq, "a later one");
    }

    private async Task<LoopHead?> ReadHeadAsync(long id, CancellationToken cancel)
    {
        var retry = new RetryDelay(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));
        while (true)
        {
            try
            {
                return await store.ReadHeadAsync(id).WaitAsync(cancel).ConfigureAwait(false);
            }
            catch (LoopStoreException)
            {
                await Task.Delay(retry.Next(), time, cancel).ConfigureAwait(false);
            }
        }
    }
}

using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>
/// One loop while the store is away: when it goes on without it, how far, and that every step is on this silo's disk before it
/// acts. Lives on its loop's scheduler.
/// </summary>
internal sealed class StoreOutage(string loop, long id, long epoch, LoopServices services)
{
    /// <summary>10,000 decisions without a row, at some 100 bytes each: one commit can still hold them.</summary>
    public const int MaxDecisions = 10_000;

    private TaskCompletionSource? _waiting;
    private DateTimeOffset? _since;
    private long _first;
    private long _last;

    /// <summary>The loop goes on without the store.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Why it stands still; null while it goes on.</summary>
    public string? Frozen { get; private set; }

    /// <summary>Since when the store is away; null while it is there.</summary>
    public DateTimeOffset? Since => _since;

    /// <summary>How many seqs the journal spans.</summary>
    public long Journalled => _first == 0 ? 0 : _last - _first + 1;

    /// <summary>Looks at the commit under way, once a period; ends a wait that the definition does not want any longer.</summary>
    public void Look(LoopPlan plan, LoopCommitter committer)
    {
        if (!committer.IsUnderWay || !committer.IsLate)
            return;
        var now = services.Time.GetUtcNow();
        _since ??= now - (committer.LateBy ?? TimeSpan.Zero);
        if (_waiting is { } waiting && committer.Reserved > 0 && StoreLossPolicy.Choose(plan, now - _since.Value) != StoreLossChoice.Freeze)
            waiting.TrySetResult();
    }

    /// <summary>Waits for a commit, or until the loop has to go on without it.</summary>
    /// <returns>True when the commit has ended.</returns>
    public async Task<bool> WaitAsync(Task<CommitOutcome> commit)
    {
        if (commit.IsCompleted)
            return true;
        var waiting = _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Task.WhenAny(commit, waiting.Task);
        _waiting = null;
        if (commit.IsCompleted)
            return true;
        if (!IsActive)
            CommitLog.StoreLost(services.Logger, loop, epoch, (services.Time.GetUtcNow() - _since!.Value).TotalMilliseconds);
        IsActive = true;
        return false;
    }

    /// <summary>Whether the next step may be decided without the store, and how.</summary>
    public StoreLossChoice Choose(LoopPlan plan, LoopCommitter committer, UncommittedSteps uncommitted, bool settled)
    {
        var choice = StoreLossPolicy.Choose(plan, services.Time.GetUtcNow() - (_since ?? services.Time.GetUtcNow()));
        if (committer.Newest >= committer.Reserved)
            return Freeze("every reserved seq is used");
        if (uncommitted.Count >= MaxDecisions)
            return Freeze($"{MaxDecisions} decisions wait for the store");
        if (choice == StoreLossChoice.Freeze)
            return Freeze("the outage is longer than the definition allows");
        // Once the output is where the fail action wants it, more steps would say nothing new.
        if (choice is StoreLossChoice.DriveLow or StoreLossChoice.DriveHigh)
        {
            Note($"the fail action drives the output ({choice})");
            return settled ? StoreLossChoice.Freeze : choice;
        }

        Frozen = null;
        return choice;
    }

    /// <summary>Puts all uncommitted steps on disk.</summary>
    /// <returns>False when they must not act.</returns>
    public async Task<bool> JournalAsync(JournalledSteps steps)
    {
        if (!await services.Journal.AppendAsync(steps))
        {
            Freeze("the journal on this silo's disk takes no more");
            return false;
        }

        _first = _first == 0 ? steps.Committed + 1 : _first;
        _last = steps.Seq;
        return true;
    }

    /// <summary>A commit got through: the outage is over, once what it kept back is committed too.</summary>
    public void Answered(bool allCommitted)
    {
        if (!IsActive)
        {
            _since = null;
            return;
        }

        if (!allCommitted)
            return;
        CommitLog.StoreBack(services.Logger, loop, epoch, _first, _last, (services.Time.GetUtcNow() - _since!.Value).TotalMilliseconds);
        services.Journal.Forget(id, epoch);
        Reset();
    }

    /// <summary>Another epoch is in force: what was journalled will never be committed.</summary>
    public void Discard()
    {
        if (!IsActive)
            return;
        CommitLog.JournalDiscarded(services.Logger, loop, epoch, _first, _last);
        services.Journal.Forget(id, epoch);
        Reset();
    }

    private void Reset() => (IsActive, Frozen, _since, _first, _last) = (false, null, null, 0, 0);

    private StoreLossChoice Freeze(string reason)
    {
        Note(reason);
        return StoreLossChoice.Freeze;
    }

    private void Note(string reason)
    {
        if (Frozen == reason)
            return;
        Frozen = reason;
        CommitLog.Frozen(services.Logger, loop, epoch, reason);
    }
}

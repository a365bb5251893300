namespace OrleansHa.Grains.Loops.Commits;

/// <summary>The loop, as its committer sees it. Called on the loop's own scheduler.</summary>
internal interface ICommitSource
{
    /// <summary>All that is decided by now, for one commit; nothing of it may change after this.</summary>
    CommitContent Take(long seq);

    /// <summary>It is on disk.</summary>
    void Committed(CommitContent content);

    /// <summary>Another epoch is in force.</summary>
    void Refused(CommitContent content);

    /// <summary>The store cannot take it as it stands; nothing of it took effect.</summary>
    void Failed(CommitContent content);
}

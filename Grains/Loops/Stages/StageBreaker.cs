namespace OrleansHa.Grains.Loops.Stages;

/// <summary>Leaves something alone for a while that keeps failing. Pure: the time is handed in.</summary>
/// <param name="failures">So many in a row open it.</param>
/// <param name="openFor">Then it is left alone for so long, before one try.</param>
internal sealed class StageBreaker(int failures, TimeSpan openFor)
{
    private int _failed;
    private DateTimeOffset _until;

    /// <summary>Whether it may be tried; while half open, each try is one of its own.</summary>
    public bool Allows(DateTimeOffset now) => _failed < failures || now >= _until;

    public void Succeeded() => _failed = 0;

    public void Failed(DateTimeOffset now)
    {
        _failed++;
        if (_failed >= failures)
            _until = now + openFor;
    }
}

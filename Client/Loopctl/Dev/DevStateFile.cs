using OrleansHa.Loopctl.Dev.Supervision;

namespace OrleansHa.Loopctl.Dev;

/// <summary>Keeps <c>.loop/dev.json</c> true. Safe to use from several threads.</summary>
internal sealed class DevStateFile(string path) : IDisposable
{
    private readonly Lock _lock = new();
    private IReadOnlyList<Member> _members = [];
    private bool _ready;
    private bool _disposed;

    public int PostgresPort { get; set; }

    /// <summary>Writes what runs now.</summary>
    public void Write(IReadOnlyList<Member> members)
    {
        // Who runs is asked under the lock: the last one to write has seen every change.
        lock (_lock)
        {
            _members = members;
            if (!_disposed)
                DevState.Of(_members, PostgresPort, _ready).Write(path);
        }
    }

    /// <summary>Says from now on that the cluster is ready.</summary>
    public void WriteReady()
    {
        lock (_lock)
        {
            _ready = true;
            Write(_members);
        }
    }

    /// <summary>Removes the file: nothing runs.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            File.Delete(path);
        }
    }
}

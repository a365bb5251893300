using System.IO.Pipelines;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>The writing end that the engine sees: what it flushes is on the simulated wire at once.</summary>
internal sealed class UnitWriter(Action<NetworkUnit> send) : PipeWriter
{
    private readonly FrameSplitter _splitter = new();
    private bool _completed;

    public override void Advance(int bytes) => _splitter.Written(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _splitter.RoomInMemory(Math.Max(sizeHint, 256));

    public override Span<byte> GetSpan(int sizeHint = 0) => _splitter.Room(Math.Max(sizeHint, 256));

    public override void CancelPendingFlush()
    {
        // A flush never waits here.
    }

    public override void Complete(Exception? exception = null)
    {
        if (_completed) return;
        _completed = true;
        send(NetworkUnit.End);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_completed) return new(new FlushResult(isCanceled: false, isCompleted: true));
        foreach (var unit in _splitter.TakeUnits()) send(unit);
        return default;
    }
}

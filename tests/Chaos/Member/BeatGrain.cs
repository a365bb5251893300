using System.Diagnostics;
using Orleans.Placement;

namespace OrleansHa.Tests.Chaos.Member;

/// <summary>Writes the monotonic time at which each of its turns began, 8 bytes each, so that others see which turns ran.</summary>
[PreferLocalPlacement]
public sealed class BeatGrain : Grain, IBeatGrain, IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(5);
    private FileStream? _file;

    public Task Start()
    {
        if (_file is not null) return Task.CompletedTask;
        _file = new FileStream(this.GetPrimaryKeyString(), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        this.RegisterGrainTimer(Beat, new GrainTimerCreationOptions(TimeSpan.Zero, Period) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public void Dispose() => _file?.Dispose();

    private Task Beat(CancellationToken cancellationToken)
    {
        var now = Stopwatch.GetTimestamp();
        _file!.Write(BitConverter.GetBytes(now));
        return Task.CompletedTask;
    }
}

using System.Diagnostics;

namespace OrleansHa.Samples.CpuGovernor;

/// <summary>Keeps one core busy for a share of the time, on a thread of its own.</summary>
internal sealed class Burner : IDisposable
{
    // Short against the exporters' window, long against the scheduler's slices.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(50);

    private readonly ManualResetEventSlim _ending = new();
    private readonly Thread _thread;
    private double _duty;

    public Burner()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "burner", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Percent of one core, 0 to 100.</summary>
    public double Duty => Volatile.Read(ref _duty);

    /// <param name="percent">Clamped to 0 to 100.</param>
    public void SetDuty(double percent) => Volatile.Write(ref _duty, Math.Clamp(percent, 0, 100));

    public void Dispose()
    {
        _ending.Set();
        _thread.Join();
        _ending.Dispose();
    }

    private void Run()
    {
        while (!_ending.IsSet)
        {
            var began = Stopwatch.GetTimestamp();
            var busy = Window * (Duty / 100);
            while (Stopwatch.GetElapsedTime(began) < busy)
                Thread.SpinWait(50);

            var rest = Window - Stopwatch.GetElapsedTime(began);
            if (rest > TimeSpan.Zero)
                _ending.Wait(rest);
        }
    }
}

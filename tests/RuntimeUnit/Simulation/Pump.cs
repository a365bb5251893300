using System.Diagnostics.CodeAnalysis;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>
/// Takes the simulation on when nothing else is left to run. The thread pool has one thread here, and this is its last item: when
/// it finds no other one pending, every continuation and turn of the event before has run, in the order the pool took them.
/// </summary>
/// <param name="step">Runs the next event; false when the simulation is over.</param>
[SuppressMessage("Design", "CA1001", Justification = "It lasts as long as its process, which runs one simulation.")]
internal sealed class Pump(Func<bool> step) : IThreadPoolWorkItem
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim _done = new();
    private Exception? _failure;
    private long _steps;

    private long Steps => Interlocked.Read(ref _steps);

    /// <summary>Leaves the thread pool one thread; the process is a simulation from here on.</summary>
    public static void TakeOverThreadPool()
    {
        ThreadPool.GetMinThreads(out _, out var io);
        ThreadPool.GetMaxThreads(out _, out var maxIo);
        if (!ThreadPool.SetMinThreads(1, io) || !ThreadPool.SetMaxThreads(1, maxIo)) throw new InvalidOperationException("The thread pool does not let itself be limited to one thread.");
    }

    /// <summary>Returns when the simulation is over, throws what it failed with. Ends the process when the engine goes in circles.</summary>
    /// <param name="patience">The processor time that one event may cost.</param>
    public void Run(TimeSpan patience)
    {
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        var (seen, since) = (Steps, Environment.CpuUsage.TotalTime);
        while (!_done.Wait(Look))
        {
            if (Steps != seen) (seen, since) = (Steps, Environment.CpuUsage.TotalTime);
            else if (Environment.CpuUsage.TotalTime - since > patience) throw new InvalidOperationException($"Between two events the engine ran on for {patience.TotalSeconds:0} s of processor time: it goes in circles.");
        }

        if (_failure is not null) throw new SimulationException(_failure.Message, _failure);
    }

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            // Others that wait in the queue come first; steps follow one another while none leaves anything behind.
            while (ThreadPool.PendingWorkItemCount == 0)
            {
                Interlocked.Increment(ref _steps);
                if (_failure is null && step()) continue;
                _done.Set();
                return;
            }
        }
        catch (Exception failure)
        {
            // What is left runs out before the next seed begins.
            _failure = failure;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}

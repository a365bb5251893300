using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansHa.Loopctl.Processes;

/// <summary>
/// Starts every child from one thread that lives as long as the process. A parent-death signal is tied to the thread that
/// forked, not to the process: started from a pool thread, children would be killed when the pool retires that thread.
/// </summary>
internal static class SpawnThread
{
    // A handful of children are started at a time; a longer queue would mean that forking itself hangs.
    private static readonly BlockingCollection<Action> Work = new(boundedCapacity: 64);

    static SpawnThread() => new Thread(Run) { IsBackground = true, Name = "spawn" }.Start();

    /// <summary>Starts a process; the task fails as <see cref="Process.Start(ProcessStartInfo)"/> would throw.</summary>
    public static Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() => Start(start, started));
        return started.Task;
    }

    private static void Start(ProcessStartInfo start, TaskCompletionSource<Process> started)
    {
        try
        {
            started.SetResult(Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start"));
        }
        catch (Exception error)
        {
            // The boundary of this thread: whoever asked gets the failure, and the thread goes on.
            started.SetException(error);
        }
    }

    private static void Run()
    {
        foreach (var work in Work.GetConsumingEnumerable())
            work();
    }
}

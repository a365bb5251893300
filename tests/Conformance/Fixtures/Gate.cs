using System.Collections.Concurrent;

namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>A point at which grain code waits until the test lets it pass; how a request is kept running without sleeping.</summary>
internal sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> Gates = new();

    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _entered;

    /// <summary>The gate of that name; names are made of a test's own grain keys.</summary>
    public static Gate Of(string name) => Gates.GetOrAdd(name, _ => new Gate());

    /// <summary>How many came here so far.</summary>
    public int Entered => Volatile.Read(ref _entered);

    /// <summary>Lets everyone pass, now and later.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>Comes to the gate and waits there.</summary>
    public Task PassAsync()
    {
        Interlocked.Increment(ref _entered);
        return _opened.Task;
    }

    /// <summary>Waits until <paramref name="count"/> came here.</summary>
    public Task EnteredAsync(int count = 1) =>
        Eventually.TrueAsync(() => Entered >= count, Bounds.Event, () => $"{Entered} of {count} came", because: "the gate is reached");
}

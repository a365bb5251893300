using System.Runtime.CompilerServices;
using Orleans.Placement;

namespace OrleansHa.Tests.Conformance.Section06Calls;

public interface IStreamer : IGrainWithStringKey
{
    /// <summary>Numbers from 1 on, each there at once; notes every one in the journal before it is yielded, and "end" when left.</summary>
    IAsyncEnumerable<int> CountAsync(int count);

    /// <summary>Numbers from 1 on; before each but the first waits at the gate of the grain's key.</summary>
    IAsyncEnumerable<int> StepAsync(int count, CancellationToken cancel);

    /// <summary>As <see cref="StepAsync"/>, without a token among the arguments.</summary>
    IAsyncEnumerable<int> StepWithoutTokenAsync(int count);

    /// <summary>Yields <paramref name="count"/> numbers, then fails.</summary>
    IAsyncEnumerable<int> FailAfterAsync(int count);

    /// <summary>Fails before there is anything to enumerate.</summary>
    IAsyncEnumerable<int> RefuseAsync();

    /// <summary>Yields one list again and again, which grows meanwhile and stays in the grain.</summary>
    IAsyncEnumerable<List<int>> GrowAsync(int count);

    /// <summary>Adds up what was in the list when the caller called.</summary>
    IAsyncEnumerable<int> SumAsync(List<int> numbers);

    IAsyncEnumerable<T> RepeatAsync<T>(T value, int count);

    Task<List<int>> GrownAsync();

    Task NoteAsync(string entry);

    Task LeaveAsync();

    Task<SiloAddress> WhereAsync();
}

/// <summary>Placed where a hint says, so that a test can kill its silo.</summary>
[RandomPlacement]
public sealed class StreamerGrain(ILocalSiloDetails silo) : Grain, IStreamer
{
    private readonly List<int> _grown = [];

    private string Key => this.GetPrimaryKeyString();

    public async IAsyncEnumerable<int> CountAsync(int count)
    {
        try
        {
            for (var number = 1; number <= count; number++)
            {
                Journal.Add(Key, $"{number}");
                yield return number;
            }

            await Task.CompletedTask;
        }
        finally
        {
            Journal.Add(Key, "end");
        }
    }

    public async IAsyncEnumerable<int> StepAsync(int count, [EnumeratorCancellation] CancellationToken cancel)
    {
        try
        {
            for (var number = 1; number <= count; number++)
            {
                if (number > 1) await Gate.Of(Key).PassAsync().WaitAsync(cancel);
                yield return number;
            }
        }
        finally
        {
            Journal.Add(Key, cancel.IsCancellationRequested ? "end cancelled" : "end");
        }
    }

    public IAsyncEnumerable<int> StepWithoutTokenAsync(int count) => StepAsync(count, CancellationToken.None);

    public async IAsyncEnumerable<int> FailAfterAsync(int count)
    {
        for (var number = 1; number <= count; number++) yield return number;
        await Task.CompletedTask;
        throw new InvalidTimeZoneException($"after {count}");
    }

    public IAsyncEnumerable<int> RefuseAsync() => throw new InvalidTimeZoneException("at once");

    public async IAsyncEnumerable<List<int>> GrowAsync(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            _grown.Add(number);
            yield return _grown;
            await Task.CompletedTask;
        }
    }

    public async IAsyncEnumerable<int> SumAsync(List<int> numbers)
    {
        yield return numbers.Sum();
        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<T> RepeatAsync<T>(T value, int count)
    {
        for (var number = 0; number < count; number++) yield return value;
        await Task.CompletedTask;
    }

    public Task<List<int>> GrownAsync() => Task.FromResult(_grown);

    public Task NoteAsync(string entry)
    {
        Journal.Add(Key, entry);
        return Task.CompletedTask;
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<SiloAddress> WhereAsync() => Task.FromResult(silo.SiloAddress);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(Key, "deactivated");
        return Task.CompletedTask;
    }
}

/// <summary>Consumes the elements of another grain inside a grain.</summary>
public interface IStreamReader : IGrainWithStringKey
{
    Task<List<int>> ReadAsync(IStreamer from, int count);
}

public sealed class StreamReaderGrain : Grain, IStreamReader
{
    public async Task<List<int>> ReadAsync(IStreamer from, int count)
    {
        var scheduler = TaskScheduler.Current;
        var read = new List<int>();
        await foreach (var number in from.CountAsync(count))
        {
            TaskScheduler.Current.ShouldBe(scheduler);
            read.Add(number);
        }

        return read;
    }
}

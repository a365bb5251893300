namespace OrleansHa.Tests.Conformance.Section07Serialization;

public interface ICrossing : IGrainWithStringKey
{
    /// <summary>Keeps the list and answers how many items it had.</summary>
    Task<int> KeepAsync(List<int> list);

    Task<List<int>> KeptAsync();

    /// <summary>Adds to what it keeps.</summary>
    Task AddAsync(int item);

    Task<bool> AreSameAsync(Person one, Person other);

    Task<bool> IsSharedAsync([Immutable] List<int> list, List<int> expectedFirst);

    /// <summary>Holds the call until the gate named after the key opens, then answers the first item.</summary>
    Task<int> FirstLaterAsync(List<int> list);

    Task<object?> EchoAsync(object? value);

    Task ThrowAsync(string kind);

    Task<SiloAddress> WhereAsync();
}

[Orleans.Placement.RandomPlacement]
public sealed class CrossingGrain : Grain, ICrossing
{
    private List<int> _kept = [];

    public Task<int> KeepAsync(List<int> list)
    {
        _kept = list;
        return Task.FromResult(list.Count);
    }

    public Task<List<int>> KeptAsync() => Task.FromResult(_kept);

    public Task AddAsync(int item)
    {
        _kept.Add(item);
        return Task.CompletedTask;
    }

    public Task<bool> AreSameAsync(Person one, Person other) => Task.FromResult(ReferenceEquals(one, other));

    public Task<bool> IsSharedAsync(List<int> list, List<int> expectedFirst) =>
        Task.FromResult(ReferenceEquals(list, SharedWithTest.Immutable) && !ReferenceEquals(expectedFirst, SharedWithTest.Mutable));

    public async Task<int> FirstLaterAsync(List<int> list)
    {
        await Gate.Of(this.GetPrimaryKeyString()).PassAsync();
        return list[0];
    }

    public Task<object?> EchoAsync(object? value) => Task.FromResult(value);

    public Task ThrowAsync(string kind) => kind switch
    {
        "own" => throw new PlainException("own message", new InvalidOperationException("cause")) { Code = 42 },
        "system" => throw WithData(new ArgumentException("bad argument", nameof(kind))),
        "unmarked" => throw new UnmarkedException("nobody knows me"),
        "aggregate" => throw new AggregateException("many", new InvalidOperationException("one"), new TimeoutException("two")),
        _ => Task.CompletedTask,
    };

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    private static ArgumentException WithData(ArgumentException failure)
    {
        failure.Data["key"] = "value";
        failure.HResult = 77;
        return failure;
    }
}

/// <summary>Objects whose identity the test and a grain of the same process compare.</summary>
internal static class SharedWithTest
{
    public static readonly List<int> Immutable = [1];

    public static readonly List<int> Mutable = [1];
}

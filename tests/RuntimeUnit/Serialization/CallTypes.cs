using Orleans.Concurrency;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

internal interface ICommonCalls
{
    Task<string> Common(int number);
}

internal interface ICalls : IGrainWithStringKey, ICommonCalls
{
    Task Nothing();

    Task<int> Add(int left, int right);

    Task<int> Add(int left, int right, int more);

#pragma warning disable CA1068 // The token may stand anywhere, so the generator has to cope with it.
    ValueTask<string> Join(List<string> parts, CancellationToken cancellationToken, [Immutable] List<string> shared);
#pragma warning restore CA1068

    ValueTask Fail(string message);

    [ReadOnly]
    [ResponseTimeout("00:00:05")]
    Task<List<int>> Numbers();

    [return: Immutable]
    Task<List<int>> SharedNumbers();

    [OneWay]
    Task Tell(string text);

    [AlwaysInterleave]
    void Shout((int Number, string Text) pair);

    Task<T> Echo<T>(T value, IReadOnlyDictionary<string, T>? more = null)
        where T : notnull;

    Task<T?> Maybe<T>(T? value)
        where T : class;

    [Alias("renamed")]
    Task Old(ICalls self);

    Task<DayOfWeek> Day(List<Unmarked> days);

    Task<IUnmarked> Unmarked(IUnmarked[] values);

    Task<Exception> Error(TimeoutException error);
}

internal interface IUnmarked
{
    int Value { get; }
}

[GenerateSerializer]
internal sealed record Marked(int Value) : IUnmarked;

internal interface IDerivedCalls : ICalls
{
    Task<int> Own();
}

[Alias("generic.calls")]
internal interface IGenericCalls<TItem> : IGrainWithGuidKey
{
    Task<TItem?> Get(TItem item);

    Task<(TItem, TOther)> Pair<TOther>(TItem item, TOther other);
}

internal interface IInternalExtension : IGrainExtension
{
    ValueTask<int> Ping();
}

internal sealed class Calls : ICalls, IDerivedCalls
{
    public List<int> Kept { get; } = [1, 2];

    public List<string> Heard { get; } = [];

    public Task<string> Common(int number) => Task.FromResult($"common {number}");

    public Task Nothing() => Task.CompletedTask;

    public Task<int> Add(int left, int right) => Task.FromResult(left + right);

    public async Task<int> Add(int left, int right, int more)
    {
        await Task.Yield();
        return left + right + more;
    }

#pragma warning disable CA1068 // As above.
    public async ValueTask<string> Join(List<string> parts, CancellationToken cancellationToken, List<string> shared)
#pragma warning restore CA1068
    {
        if (parts.Count > 0) return string.Join('+', parts.Concat(shared));
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return "";
    }

    public ValueTask Fail(string message) => throw new InvalidOperationException(message);

    public Task<List<int>> Numbers() => Task.FromResult(Kept);

    public Task<List<int>> SharedNumbers() => Task.FromResult(Kept);

    public Task Tell(string text)
    {
        Heard.Add(text);
        return Task.CompletedTask;
    }

    public void Shout((int Number, string Text) pair) => Heard.Add(pair.Text);

    public Task<T> Echo<T>(T value, IReadOnlyDictionary<string, T>? more)
        where T : notnull => Task.FromResult(value);

    public Task<T?> Maybe<T>(T? value)
        where T : class => Task.FromResult(value);

    public Task Old(ICalls self) => Task.CompletedTask;

    public Task<DayOfWeek> Day(List<Unmarked> days) => Task.FromResult((DayOfWeek)days.Count);

    public Task<IUnmarked> Unmarked(IUnmarked[] values) => Task.FromResult(values[0]);

    public Task<Exception> Error(TimeoutException error) => Task.FromResult<Exception>(error);

    public Task<int> Own() => Task.FromResult(42);
}

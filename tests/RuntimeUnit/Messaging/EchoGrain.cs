namespace OrleansHa.Tests.RuntimeUnit.Messaging;

[Orleans.Concurrency.Reentrant]
[Orleans.Placement.RandomPlacement]
internal sealed class EchoGrain : Grain, IEchoGrain
{
    // The last ones: a soak notes a hundred thousand.
    private const int MaxNotes = 100;

    private readonly List<string> _notes = [];

    public Task<string> Echo(string text) => Task.FromResult(text);

    public ValueTask<int> Add(int left, int right) => new(left + right);

    public ValueTask<string> Silo() => new(RuntimeIdentity);

    public Task<byte[]> Blob(byte[] bytes) => Task.FromResult(bytes);

    public Task<string> AskOther(long key, string text) => GrainFactory.GetGrain<IEchoGrain>(key).Echo(text);

    public Task Fail(string text) => throw new InvalidOperationException(text);

    public Task Block() => new TaskCompletionSource().Task;

    public Task BlockBriefly() => new TaskCompletionSource().Task;

    public Task<string?> ReadContext(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public Task<int> CallObserver(IEchoObserver observer, int value) => observer.Twice(value);

    public async Task Swallow(CancellationToken cancellationToken)
    {
        _notes.Add("swallowing");
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
        _notes.Add("cancelled");
    }

    public Task Note(string text)
    {
        if (_notes.Count == MaxNotes) _notes.RemoveAt(0);
        _notes.Add(text);
        return Task.CompletedTask;
    }

    public ValueTask<List<string>> Notes() => new(_notes);
}

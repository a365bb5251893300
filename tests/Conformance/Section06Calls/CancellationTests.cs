namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: a token among the arguments of a call, from outside and from inside a silo.</summary>
public sealed class CancellationTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    public static TheoryData<bool> FromInside => new(true, false);

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Token_CancelledBeforeTheCall_SendsNothing(bool inside)
    {
        var grain = New(inside);
        await Should.ThrowAsync<OperationCanceledException>(() => grain.WaitAsync("never", new CancellationToken(canceled: true)));
        await grain.NoteAsync("fence");
        Journal.Of(grain.GetPrimaryKeyString()).ShouldBe(["fence"]);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Token_CancelledDuringTheCall_EndsTheCallersWait(bool inside)
    {
        var grain = New(inside);
        using var cancel = new CancellationTokenSource();
        var call = grain.WaitAsync("call", cancel.Token);
        await Journal.HasAsync(grain.GetPrimaryKeyString(), "call begins");
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call.WaitAsync(Bounds.Event));
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Token_CancelledDuringTheCall_IsSignalledToTheCallee(bool inside)
    {
        var grain = New(inside);
        using var cancel = new CancellationTokenSource();
        var call = grain.WaitAsync("call", cancel.Token);
        await Journal.HasAsync(grain.GetPrimaryKeyString(), "call begins");
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call.WaitAsync(Bounds.Event));
        await Journal.HasAsync(grain.GetPrimaryKeyString(), "call cancelled");
        await grain.NoteAsync("alive").WaitAsync(Bounds.Event);
    }

    [Fact]
    public async Task Token_NeverCancelled_ChangesNothing()
    {
        var grain = New(inside: false);
        using var cancel = new CancellationTokenSource();
        (await grain.AddAsync(1, cancel.Token, 2)).ShouldBe(3);
        (await grain.AddAsync(1, CancellationToken.None, 2)).ShouldBe(3);
        await cancel.CancelAsync();
        await grain.NoteAsync("alive");
    }

    private ICancellable New(bool inside, [System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        (inside ? cluster.Inside() : cluster.Client).GetGrain<ICancellable>(Keys.New(test));
}

public interface ICancellable : IGrainWithStringKey
{
    /// <summary>Waits until the token is cancelled.</summary>
    Task WaitAsync(string name, CancellationToken cancel);

    Task NoteAsync(string entry);

    /// <summary>The token may stand anywhere.</summary>
#pragma warning disable CA1068 // That it may stand in the middle is what is tested.
    Task<int> AddAsync(int one, CancellationToken cancel, int other);
#pragma warning restore CA1068
}

public sealed class CancellableGrain : Grain, ICancellable
{
    private string Key => this.GetPrimaryKeyString();

    public async Task WaitAsync(string name, CancellationToken cancel)
    {
        Journal.Add(Key, $"{name} begins");
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancel.Register(cancelled.SetResult))
            await cancelled.Task;
        Journal.Add(Key, $"{name} cancelled");
        cancel.ThrowIfCancellationRequested();
    }

    public Task NoteAsync(string entry)
    {
        Journal.Add(Key, entry);
        return Task.CompletedTask;
    }

#pragma warning disable CA1068 // As in the interface.
    public Task<int> AddAsync(int one, CancellationToken cancel, int other) => Task.FromResult(one + other);
#pragma warning restore CA1068
}

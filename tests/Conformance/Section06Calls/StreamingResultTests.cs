using System.Runtime.CompilerServices;

namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: methods that return <c>IAsyncEnumerable&lt;T&gt;</c>, from outside and from inside a silo.</summary>
public sealed class StreamingResultTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    public static TheoryData<bool> FromInside => new(true, false);

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Elements_OfSeveralBatches_ArriveInOrder(bool inside)
    {
        var read = new List<int>();
        await foreach (var number in New(inside).CountAsync(250)) read.Add(number);
        read.ShouldBe(Enumerable.Range(1, 250));
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Elements_None_EndAtOnce(bool inside)
    {
        await foreach (var number in New(inside).CountAsync(0)) number.ShouldBe(0, "there is none");
    }

    [Fact]
    public async Task Grain_ReadsElementsOfAnother_OnItsOwnScheduler()
    {
        var reader = cluster.Client.GetGrain<IStreamReader>(Keys.New());
        (await reader.ReadAsync(New(inside: false), 120)).ShouldBe(Enumerable.Range(1, 120));
    }

    [Fact]
    public async Task Call_NotEnumerated_DoesNothing()
    {
        var grain = New(inside: false);
        _ = grain.CountAsync(3);
        await grain.NoteAsync("fence");
        Journal.Of(grain.GetPrimaryKeyString()).ShouldBe(["fence"]);
    }

    [Fact]
    public async Task Enumerable_EnumeratedTwice_RunsTwice()
    {
        var grain = New(inside: false);
        var elements = grain.CountAsync(2);
        (await ReadAsync(elements)).ShouldBe([1, 2]);
        (await ReadAsync(elements)).ShouldBe([1, 2]);
        Journal.Of(grain.GetPrimaryKeyString()).ShouldBe(["1", "2", "end", "1", "2", "end"]);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(3, 3)]
    [InlineData(1, 1)]
    public async Task BatchSize_BoundsHowFarTheProducerRunsAhead(int size, int bound)
    {
        var grain = New(inside: false, $"{nameof(BatchSize_BoundsHowFarTheProducerRunsAhead)}{size}");
        var elements = grain.CountAsync(1000);
        if (size > 0) elements = elements.WithBatchSize(size);
        await using var enumerator = elements.GetAsyncEnumerator();
        (await enumerator.MoveNextAsync()).ShouldBeTrue();
        Journal.Of(grain.GetPrimaryKeyString()).Length.ShouldBeInRange(1, bound);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Element_WhoseSuccessorIsNotThereYet_ArrivesAlone(bool inside)
    {
        var grain = New(inside);
        await using var enumerator = grain.StepAsync(2, CancellationToken.None).GetAsyncEnumerator();
        (await enumerator.MoveNextAsync().AsTask().WaitAsync(Bounds.Event)).ShouldBeTrue();
        enumerator.Current.ShouldBe(1);
        var second = enumerator.MoveNextAsync().AsTask();
        Gate.Of(grain.GetPrimaryKeyString()).Open();
        (await second.WaitAsync(Bounds.Event)).ShouldBeTrue();
        (await enumerator.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Iterator_WhileItWaits_LetsOtherRequestsRun()
    {
        var grain = New(inside: false);
        await using var enumerator = grain.StepAsync(2, CancellationToken.None).GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
        var second = enumerator.MoveNextAsync().AsTask();
        await Gate.Of(grain.GetPrimaryKeyString()).EnteredAsync();
        await grain.NoteAsync("meanwhile").WaitAsync(Bounds.Event);
        second.IsCompleted.ShouldBeFalse();
        Gate.Of(grain.GetPrimaryKeyString()).Open();
        (await second.WaitAsync(Bounds.Event)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Exception_InTheIterator_ReachesTheConsumerBehindTheElements(bool inside)
    {
        var read = new List<int>();
        var error = await Should.ThrowAsync<InvalidTimeZoneException>(async () =>
        {
            await foreach (var number in New(inside).FailAfterAsync(150)) read.Add(number);
        });
        error.Message.ShouldBe("after 150");
        read.ShouldBe(Enumerable.Range(1, 150));
    }

    [Fact]
    public async Task Exception_OfTheMethodItself_ReachesTheConsumer() =>
        (await Should.ThrowAsync<InvalidTimeZoneException>(() => ReadAsync(New(inside: false).RefuseAsync()))).Message.ShouldBe("at once");

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Consumer_WhoLeavesTheLoop_EndsTheIterator(bool inside)
    {
        var grain = New(inside);
        await foreach (var number in grain.CountAsync(1000).WithBatchSize(5))
        {
            if (number == 7) break;
        }

        await Journal.HasAsync(grain.GetPrimaryKeyString(), "end");
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Token_AmongTheArguments_CancelsBothSides(bool inside)
    {
        var grain = New(inside);
        using var cancel = new CancellationTokenSource();
        await CancelledAsync(grain, grain.StepAsync(2, cancel.Token), cancel);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Token_OfWithCancellation_CancelsBothSides(bool inside)
    {
        var grain = New(inside);
        using var cancel = new CancellationTokenSource();
        await CancelledAsync(grain, WithToken(grain.StepWithoutTokenAsync(2), cancel.Token), cancel, expectedEnd: null);
        cancel.IsCancellationRequested.ShouldBeTrue();
        using var other = new CancellationTokenSource();
        using var never = new CancellationTokenSource();
        await CancelledAsync(grain, WithToken(grain.StepAsync(2, never.Token), other.Token), other);
    }

    [Fact]
    public async Task Token_CancelledBefore_SendsNothing()
    {
        var grain = New(inside: false);
        await Should.ThrowAsync<OperationCanceledException>(() => ReadAsync(grain.StepAsync(2, new CancellationToken(canceled: true))));
        await grain.NoteAsync("fence");
        Journal.Of(grain.GetPrimaryKeyString()).ShouldBe(["fence"]);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Elements_AreCopies(bool inside)
    {
        var grain = New(inside);
        var lists = await ReadAsync(grain.GrowAsync(3));
        lists.Select(list => list[0]).ShouldBe([1, 1, 1]);
        lists[0].Clear();
        (await grain.GrownAsync()).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Arguments_AreCopies(bool inside)
    {
        var numbers = new List<int> { 1, 2 };
        var sums = New(inside).SumAsync(numbers);
        var sum = await ReadAsync(sums);
        numbers.Add(3);
        sum.ShouldBe([3]);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task GenericMethod_YieldsWhatItsArgumentSays(bool inside)
    {
        (await ReadAsync(New(inside).RepeatAsync("x", 2))).ShouldBe(["x", "x"]);
        (await ReadAsync(New(inside).RepeatAsync(Guid.Empty, 1))).ShouldBe([Guid.Empty]);
        (await ReadAsync(New(inside).RepeatAsync<string?>(null, 2))).ShouldBe([null, null]);
    }

    private static async Task CancelledAsync(IStreamer grain, IAsyncEnumerable<int> elements, CancellationTokenSource cancel, string? expectedEnd = "end cancelled")
    {
        var key = grain.GetPrimaryKeyString();
        var reading = ReadAsync(elements);
        await Gate.Of(key).EnteredAsync(Gate.Of(key).Entered + 1).WaitAsync(Bounds.Event);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading.WaitAsync(Bounds.Event));
        if (expectedEnd is not null) await Journal.HasAsync(key, expectedEnd);
    }

    private static async IAsyncEnumerable<int> WithToken(IAsyncEnumerable<int> elements, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var element in elements.WithCancellation(cancel)) yield return element;
    }

    private static async Task<List<T>> ReadAsync<T>(IAsyncEnumerable<T> elements)
    {
        var read = new List<T>();
        await foreach (var element in elements) read.Add(element);
        return read;
    }

    private IStreamer New(bool inside, [CallerMemberName] string test = "") =>
        (inside ? cluster.Inside() : cluster.Client).GetGrain<IStreamer>(Keys.New(test));
}

using Orleans.CodeGeneration;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class GeneratedCallTests
{
    private readonly RecordingRuntime _runtime = new();

    [Fact]
    public async Task Calls_OfEveryReturnType_ComeBackWithTheirResults()
    {
        var calls = _runtime.Reference<ICalls>();

        await calls.Nothing();
        (await calls.Add(1, 2)).ShouldBe(3);
        (await calls.Add(1, 2, 3)).ShouldBe(6);
        (await calls.Join(["a", "b"], default, ["c"])).ShouldBe("a+b+c");
        (await Should.ThrowAsync<InvalidOperationException>(async () => await calls.Fail("why"))).Message.ShouldBe("why");
        (await calls.Numbers()).ShouldBe([1, 2]);
        (await calls.Common(4)).ShouldBe("common 4");
    }

    [Fact]
    public async Task GenericCalls_CarryTheirTypeArguments()
    {
        var calls = _runtime.Reference<ICalls>();
        (await calls.Echo(5)).ShouldBe(5);
        (await calls.Echo(new List<Point> { new(1, 2) }, new Dictionary<string, List<Point>>())).ShouldBe([new Point(1, 2)]);
        (await calls.Maybe<string>(null)).ShouldBeNull();
        _runtime.LastReceived!.GetMethod().GetGenericArguments().ShouldBe([typeof(string)]);

        _runtime.Target = new GenericCalls();
        var generic = _runtime.Reference<IGenericCalls<string>>();
        (await generic.Get("x")).ShouldBe("x");
        (await generic.Pair("x", 4)).ShouldBe(("x", 4));
    }

    [Fact]
    public async Task UnmarkedTypes_InSignatures_AreKnownByName()
    {
        var calls = _runtime.Reference<ICalls>();
        (await calls.Day([Unmarked.Two])).ShouldBe(DayOfWeek.Monday);
        _runtime.LastReceived!.GetArgument(0).ShouldBe(new List<Unmarked> { Unmarked.Two });
        (await calls.Unmarked([new Marked(3)])).ShouldBe(new Marked(3));
        (await calls.Error(new TimeoutException("t"))).ShouldBeOfType<TimeoutException>();
        (await calls.Echo<object>(Unmarked.Two)).ShouldBe(2);
    }

    [Fact]
    public async Task DerivedInterface_CallsInheritedMethods()
    {
        var calls = _runtime.Reference<IDerivedCalls>();
        (await calls.Own()).ShouldBe(42);
        (await calls.Add(1, 1)).ShouldBe(2);
        (await calls.Common(1)).ShouldBe("common 1");
        _runtime.LastReceived!.GetInterfaceType().ShouldBe(typeof(ICommonCalls));
    }

    [Fact]
    public async Task OneWayCalls_DoNotWait()
    {
        var calls = _runtime.Reference<ICalls>();
        await calls.Tell("a");
        _runtime.LastOptions.ShouldBe(InvokeMethodOptions.OneWay);
        calls.Shout((1, "b"));
        _runtime.LastOptions.ShouldBe(InvokeMethodOptions.OneWay | InvokeMethodOptions.AlwaysInterleave);
        ((Calls)_runtime.Target).Heard.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Facts_OfACall_AreThoseOfItsMethod()
    {
        await _runtime.Reference<ICalls>().Numbers();
        var request = _runtime.LastReceived!;
        request.Options.ShouldBe(InvokeMethodOptions.ReadOnly);
        request.GetDefaultResponseTimeout().ShouldBe(TimeSpan.FromSeconds(5));
        request.GetMethodName().ShouldBe("Numbers");
        request.GetInterfaceName().ShouldBe(typeof(ICalls).FullName);
        request.GetActivityName().ShouldBe("ICalls/Numbers");
        request.GetMethod().ShouldBe(typeof(ICalls).GetMethod("Numbers"));
        request.IsCancellable.ShouldBeFalse();
        request.GetArgumentCount().ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => request.GetArgument(0));
    }

    [Fact]
    public async Task Arguments_AreReadableAndReplaceable()
    {
        await _runtime.Reference<ICalls>().Add(1, 2, 3);
        IInvokable request = _runtime.LastReceived!;
        request.GetArgumentCount().ShouldBe(3);
        request.GetArgument(2).ShouldBe(3);
        request.SetArgument(2, 10);
        (await request.Invoke()).Result.ShouldBe(13);
    }

    [Fact]
    public async Task Arguments_AreCopiedUnlessMarkedImmutable()
    {
        List<string> parts = ["a"], shared = ["b"];
        await _runtime.Reference<ICalls>().Join(parts, default, shared);
        var request = _runtime.LastSent!;
        request.GetArgument(0).ShouldBe(parts);
        request.GetArgument(0).ShouldNotBeSameAs(parts);
        request.GetArgument(1).ShouldBeSameAs(shared);
    }

    [Fact]
    public async Task SameObjectInTwoArguments_StaysOneInTheCallee()
    {
        var list = new List<object> { 1 };
        await _runtime.Reference<ICalls>().Echo<object>(list, new Dictionary<string, object> { ["again"] = list });
        var request = _runtime.LastReceived!;
        ((IReadOnlyDictionary<string, object>)request.GetArgument(1)!)["again"].ShouldBeSameAs(request.GetArgument(0));
        request = _runtime.LastSent!;
        ((IReadOnlyDictionary<string, object>)request.GetArgument(1)!)["again"].ShouldBeSameAs(request.GetArgument(0));
        request.GetArgument(0).ShouldNotBeSameAs(list);
    }

    [Fact]
    public async Task Results_AreCopiedUnlessMarkedImmutable()
    {
        var kept = ((Calls)_runtime.Target).Kept;
        foreach (var (call, isShared) in new (Func<ICalls, Task>, bool)[] { (calls => calls.Numbers(), false), (calls => calls.SharedNumbers(), true) })
        {
            await call(_runtime.Reference<ICalls>());
            var response = await _runtime.LastReceived!.Invoke();
            _runtime.LastReceived.CopyResult(response, _runtime.Copier);
            ReferenceEquals(response.Result, kept).ShouldBe(isShared);
        }
    }

    [Fact]
    public async Task Cancellation_ReachesTheCallee()
    {
        using var source = new CancellationTokenSource();
        var call = _runtime.Reference<ICalls>().Join([], source.Token, []).AsTask();
        _runtime.LastReceived!.IsCancellable.ShouldBeTrue();
        _runtime.LastReceived.GetArgumentCount().ShouldBe(2);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        _runtime.LastReceived.Dispose();
        _runtime.LastReceived.TryCancel().ShouldBeFalse();
    }

    [Fact]
    public async Task References_TravelAsValues_AndInstancesAsReferences()
    {
        var calls = _runtime.Reference<ICalls>();
        await calls.Old(calls);
        _runtime.LastReceived!.GetArgument(0).ShouldBe(calls);
        await calls.Old(new Calls());
        ((GrainReference)_runtime.LastReceived.GetArgument(0)!).GrainId.Key.ToString().ShouldBe("self");
        await calls.Echo<object>(calls);
        _runtime.LastReceived.GetArgument(0).ShouldBe(calls);
    }

    [Fact]
    public void WrongTarget_IsAnInvalidCast()
    {
        _runtime.Target = "not a grain";
        Should.Throw<InvalidCastException>(() => _runtime.Reference<ICalls>().Nothing());
        Should.Throw<GrainExtensionNotInstalledException>(() => _runtime.Reference<IInternalExtension>().Ping().AsTask());
    }

    [Fact]
    public async Task UnserializableArgument_IsRefusedBeforeAnythingIsSent()
    {
        await Should.ThrowAsync<CodecNotFoundException>(() => _runtime.Reference<ICalls>().Echo(new Unserializable()));
        _runtime.LastReceived.ShouldBeNull();
    }

    [Fact]
    public async Task Alias_IsTheWireName()
    {
        var calls = _runtime.Reference<ICalls>();
        await calls.Old(calls);
        SerializationServices.Wire.SerializeToArray<object>(Response.Completed).AsSpan().IndexOf("Completed"u8).ShouldBeGreaterThan(0);
        _runtime.WireOf(_runtime.LastSent!).AsSpan().IndexOf("ICalls.renamed"u8).ShouldBeGreaterThan(0);
    }

    private sealed class Unserializable;

    private sealed class GenericCalls : IGenericCalls<string>
    {
        public Task<string?> Get(string item) => Task.FromResult<string?>(item);

        public Task<(string, TOther)> Pair<TOther>(string item, TOther other) => Task.FromResult((item, other));
    }
}

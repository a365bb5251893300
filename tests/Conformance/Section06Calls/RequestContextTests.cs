namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: what travels with a call. It flows from caller to callee, as copies, and never back.</summary>
public sealed class RequestContextTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Value_SetByTheCaller_IsSeenByTheCallee()
    {
        RequestContext.Set("colour", "blue");
        (await New().ReadAsync("colour")).ShouldBe("blue");
    }

    [Fact]
    public async Task Value_SetByTheCaller_FlowsOnToWhatTheCalleeCalls()
    {
        RequestContext.Set("colour", "green");
        (await New().ReadFarAsync("colour", hops: 3)).ShouldBe("green");
    }

    [Fact]
    public async Task Value_SetByTheCallee_DoesNotFlowBack()
    {
        RequestContext.Set("colour", "red");
        var grain = New();
        await grain.SetAsync("colour", "yellow");
        RequestContext.Get("colour").ShouldBe("red");
        (await grain.SetBelowAsync("colour", "black")).ShouldBe("red");
    }

    [Fact]
    public async Task Value_OfOneCall_IsNotThereInTheNext()
    {
        var grain = New();
        RequestContext.Set("colour", "blue");
        await grain.ReadAsync("colour");
        RequestContext.Remove("colour").ShouldBeTrue();
        RequestContext.Remove("colour").ShouldBeFalse();
        (await grain.ReadAsync("colour")).ShouldBeNull();
    }

    [Fact]
    public async Task Value_ChangedByTheCallee_IsACopy()
    {
        var list = new List<int> { 1 };
        RequestContext.Set("list", list);
        (await New().ChangeListAsync("list")).ShouldBe(2);
        list.ShouldBe([1]);
    }

    [Fact]
    public async Task Value_OfTheActivatingRequest_IsSeenInOnActivate()
    {
        var grain = New();
        RequestContext.Set("colour", "violet");
        await grain.ReadAsync("colour");
        RequestContext.Clear();
        (await grain.SeenAtActivationAsync()).ShouldBe("violet");
    }

    [Fact]
    public async Task Keys_AreThoseOfTheCaller()
    {
        RequestContext.Set("one", "1");
        RequestContext.Set("two", 2);
        RequestContext.Keys.Order().ShouldBe(["one", "two"]);
        RequestContext.Entries.Single(entry => entry.Key == "two").Value.ShouldBe(2);
        var seen = await New().KeysAsync();
        seen.ShouldContain("one");
        seen.ShouldContain("two");

        RequestContext.Clear();
        RequestContext.Keys.ShouldBeEmpty();
    }

    [Fact]
    public async Task Value_SetInsideAnAwaitedMethod_DoesNotLeakToItsCaller()
    {
        await SetAndReturnAsync();
        RequestContext.Get("inner").ShouldBeNull();

        static async Task SetAndReturnAsync()
        {
            await Task.Yield();
            RequestContext.Set("inner", "x");
        }
    }

    private IContextual New([System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        cluster.Client.GetGrain<IContextual>(Keys.New(test));
}

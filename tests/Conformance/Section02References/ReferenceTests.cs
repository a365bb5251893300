namespace OrleansHa.Tests.Conformance.Section02References;

/// <summary>orleans-api.md §2: references are values.</summary>
public sealed class ReferenceTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public void References_ToOneGrain_AreEqual()
    {
        var key = Keys.New();
        var first = cluster.Client.GetGrain<IHub>(key);
        var second = cluster.Client.GetGrain<IHub>(key);

        first.ShouldBe(second);
        first.GetHashCode().ShouldBe(second.GetHashCode());
        first.ShouldNotBe(cluster.Client.GetGrain<IHub>(key + "x"));
        first.ShouldBeAssignableTo<GrainReference>()!.GrainId.ShouldBe(GrainId.Create("hub", key));
    }

    [Fact]
    public async Task Reference_AsArgument_CanBeCalled()
    {
        var (first, second) = Two();
        (await first.PingOtherAsync(second)).ShouldBe(second.GetPrimaryKeyString());
    }

    [Fact]
    public async Task Grain_PassingItself_ArrivesAsItsReference()
    {
        var (first, second) = Two();
        (await first.IntroduceTwiceAsync(second)).ShouldBeTrue();
    }

    [Fact]
    public async Task Reference_AsResult_IsTheSameGrain()
    {
        var (first, _) = Two();
        (await first.SelfAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task Reference_InState_SurvivesDeactivation()
    {
        var (first, second) = Two();
        await first.RememberAsync(second);
        var remembered = await first.RememberedAsync();
        remembered.ShouldBe(second);
        (await remembered!.PingAsync()).ShouldBe(second.GetPrimaryKeyString());
    }

    [Fact]
    public async Task GetGrain_ByGrainId_IsTheSameGrain()
    {
        var (first, _) = Two();
        cluster.Client.GetGrain<IHub>(first.GetGrainId()).ShouldBe(first);
        var untyped = cluster.Client.GetGrain(first.GetGrainId());
        (await untyped.AsReference<IHub>().PingAsync()).ShouldBe(first.GetPrimaryKeyString());
    }

    [Fact]
    public async Task GetGrain_ByInterfaceType_IsTheSameGrain()
    {
        var (first, _) = Two();
        var byType = cluster.Client.GetGrain(typeof(IHub), first.GetPrimaryKeyString()).ShouldBeAssignableTo<IHub>()!;
        byType.ShouldBe(first);
        (await byType.PingAsync()).ShouldBe(first.GetPrimaryKeyString());
        cluster.Client.GetGrain(typeof(IIntegerKey), 5).GetPrimaryKeyLong().ShouldBe(5);
    }

    [Fact]
    public async Task GetGrain_InsideASilo_ReachesTheSameGrain()
    {
        var (first, _) = Two();
        var inside = cluster.Inside().GetGrain<IHub>(first.GetPrimaryKeyString());
        inside.GetGrainId().ShouldBe(first.GetGrainId());
        (await inside.PingAsync()).ShouldBe(first.GetPrimaryKeyString());
        (await cluster.Silo<IClusterClient>().GetGrain<IHub>(first.GetPrimaryKeyString()).PingAsync()).ShouldBe(first.GetPrimaryKeyString());
    }

    [Fact]
    public void GrainType_FollowsTheConvention()
    {
        cluster.Client.GetGrain<IHub>("k").GetGrainId().Type.ToString().ShouldBe("hub");
        cluster.Client.GetGrain<IFavourite>("k").GetGrainId().Type.ToString().ShouldBe("favourite");
        cluster.Client.GetGrain<IBox<int>>("k").GetGrainId().Type.ToString().ShouldBe("box`1[[int]]");
        cluster.Client.GetGrain<IBox<List<string>>>("k").GetGrainId().Type.ToString().ShouldBe("box`1[[System.Collections.Generic.List`1[[string]]]]");
    }

    [Fact]
    public async Task GenericGrains_OfDifferentArguments_AreDifferentGrains()
    {
        var key = Keys.New();
        var numbers = cluster.Client.GetGrain<IBox<int>>(key);
        var texts = cluster.Client.GetGrain<IBox<string>>(key);
        await numbers.PutAsync(7);
        await texts.PutAsync("seven");

        (await numbers.GetAsync()).ShouldBe(7);
        (await texts.GetAsync()).ShouldBe("seven");
        (await cluster.Client.GetGrain<IBox<List<string>>>(key).TypeAsync()).ShouldBe(typeof(List<string>).ToString());
    }

    [Fact]
    public async Task GenericMethods_AreCalledWithTheirArguments()
    {
        var grain = cluster.Client.GetGrain<IGenericMethods>(Keys.New());
        (await grain.EchoAsync(5)).ShouldBe(5);
        (await grain.EchoAsync("five")).ShouldBe("five");
        (await grain.EchoAsync(new List<int> { 1, 2 })).ShouldBe([1, 2]);
        (await grain.NameAsync<int, string>()).ShouldBe("Int32,String");
    }

    private (IHub First, IHub Second) Two() => (cluster.Client.GetGrain<IHub>(Keys.New()), cluster.Client.GetGrain<IHub>(Keys.New("other")));
}

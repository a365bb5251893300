using Orleans.Serialization;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>orleans-api.md §7: caller and callee share nothing, also inside one silo.</summary>
public sealed class CallCopyTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    public static TheoryData<bool> FromInside => new(true, false);

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Argument_ChangedByTheCallerAfterwards_IsUnchangedAtTheCallee(bool inside)
    {
        var grain = New(inside);
        var list = new List<int> { 1 };
        await grain.KeepAsync(list);
        list.Add(2);
        (await grain.KeptAsync()).ShouldBe([1]);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Argument_ChangedWhileTheCallIsUnderWay_IsUnchangedAtTheCallee(bool inside)
    {
        var grain = New(inside);
        var list = new List<int> { 1 };
        var call = grain.FirstLaterAsync(list);
        list[0] = 2;
        Gate.Of(grain.GetPrimaryKeyString()).Open();
        (await call).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Argument_ChangedByTheCallee_IsUnchangedAtTheCaller(bool inside)
    {
        var grain = New(inside);
        var list = new List<int> { 1 };
        await grain.KeepAsync(list);
        await grain.AddAsync(2);
        list.ShouldBe([1]);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Result_ChangedByEitherSide_IsUnchangedAtTheOther(bool inside)
    {
        var grain = New(inside);
        await grain.KeepAsync([1]);
        var result = await grain.KeptAsync();
        await grain.AddAsync(2);
        result.ShouldBe([1]);
        result.Add(3);
        (await grain.KeptAsync()).ShouldBe([1, 2]);
    }

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task OneObject_AsTwoArguments_IsOneObjectAtTheCallee(bool inside)
    {
        var grain = New(inside);
        var person = new Person();
        (await grain.AreSameAsync(person, person)).ShouldBeTrue();
        (await grain.AreSameAsync(person, new Person())).ShouldBeFalse();
    }

    [Fact]
    public async Task ImmutableParameter_InsideASilo_IsHandedOverAsItIs() =>
        (await New(inside: true).IsSharedAsync(SharedWithTest.Immutable, SharedWithTest.Mutable)).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task ArgumentWithoutACodec_FailsTheCall(bool inside) =>
        await Should.ThrowAsync<CodecNotFoundException>(() => New(inside).EchoAsync(new Unmarked()));

    [Theory]
    [MemberData(nameof(FromInside))]
    public async Task Polymorphism_InAnObjectParameter_IsKept(bool inside)
    {
        var grain = New(inside);
        (await grain.EchoAsync(new Puppy { Weeks = 3 })).ShouldBeOfType<Puppy>().Weeks.ShouldBe(3);
        (await grain.EchoAsync(Mood.Alert)).ShouldBe(Mood.Alert);
        (await grain.EchoAsync(null)).ShouldBeNull();
    }

    private ICrossing New(bool inside, [System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        (inside ? cluster.Inside() : cluster.Client).GetGrain<ICrossing>(Keys.New(test));
}

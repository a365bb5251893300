namespace OrleansHa.Tests.Conformance.Section02References;

/// <summary>orleans-api.md §2: which grain class an interface means, and what GetGrain refuses.</summary>
public sealed class ResolutionTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    private static readonly string Prefix = typeof(ResolutionTests).Namespace + ".";

    [Fact]
    public async Task GetGrain_WithSeveralClasses_TakesTheOneNamedLikeTheInterface() =>
        (await cluster.Client.GetGrain<IFavourite>(Keys.New()).WhoAsync()).ShouldBe(nameof(Favourite));

    [Fact]
    public async Task GetGrain_WithOneClass_TakesIt() =>
        (await cluster.Client.GetGrain<IOnlyOne>(Keys.New()).WhoAsync()).ShouldBe(nameof(SingleHandedGrain));

    [Fact]
    public async Task GetGrain_WithDefaultGrainType_TakesThat()
    {
        var grain = cluster.Client.GetGrain<IDecided>(Keys.New());
        (await grain.WhoAsync()).ShouldBe(nameof(ChosenGrain));
        grain.GetGrainId().Type.ShouldBe(GrainType.Create("chosen-one"));
    }

    [Fact]
    public void GetGrain_WithSeveralCandidates_IsRefused() =>
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<IAmbiguous>("key"));

    [Fact]
    public void GetGrain_WithoutAnyClass_IsRefused() =>
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<IUnimplemented>("key"));

    [Fact]
    public async Task GetGrain_WithAClassNamePrefix_TakesTheMatch() =>
        (await cluster.Client.GetGrain<IAmbiguous>(Keys.New(), Prefix + "First").WhoAsync()).ShouldBe(nameof(FirstCandidate));

    [Fact]
    public async Task GetGrain_WithAnExactClassName_TakesItOverLongerOnes() =>
        (await cluster.Client.GetGrain<IAmbiguous>(Keys.New(), Prefix + nameof(SecondCandidate)).WhoAsync()).ShouldBe(nameof(SecondCandidate));

    [Fact]
    public void GetGrain_WithAnAmbiguousPrefix_IsRefused() =>
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<IAmbiguous>("key", Prefix + "SecondCand"));

    [Fact]
    public void GetGrain_WithAPrefixOfNoClass_IsRefused() =>
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<IAmbiguous>("key", "Some.Other.Place"));

    [Fact]
    public void GetGrain_WithoutAKey_IsRefused()
    {
        Should.Throw<ArgumentNullException>(() => cluster.Client.GetGrain<IOnlyOne>((string)null!));
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<IOnlyOne>(""));
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<IOnlyOne>(" "));
    }

    [Fact]
    public void GetGrain_WithoutAKeyExtension_IsRefused()
    {
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<IIntegerExtKey>(1, (string)null!, null));
        Should.Throw<ArgumentException>(() => cluster.Client.GetGrain<IGuidExtKey>(Guid.NewGuid(), " ", null));
    }

    [Fact]
    public async Task Cast_ToAnInterfaceTheClassLacks_FailsAtTheCall()
    {
        var wrong = cluster.Client.GetGrain<IOnlyOne>(Keys.New()).Cast<IUnrelated>();
        await Should.ThrowAsync<InvalidCastException>(wrong.UnrelatedAsync);
    }

    [Fact]
    public async Task Cast_ToABaseInterface_CallsTheSameGrain()
    {
        var grain = cluster.Client.GetGrain<IFavourite>(Keys.New());
        var asBase = grain.Cast<INamed>();
        asBase.GetGrainId().ShouldBe(grain.GetGrainId());
        (await asBase.WhoAsync()).ShouldBe(nameof(Favourite));
    }
}

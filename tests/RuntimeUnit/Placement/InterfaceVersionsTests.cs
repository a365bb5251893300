using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Placement;

namespace OrleansHa.Tests.RuntimeUnit.Placement;

/// <summary>Which silos may serve which version of an interface.</summary>
public sealed class InterfaceVersionsTests
{
    private static readonly GrainType Grain = GrainType.Create("ledger");
    private static readonly GrainInterfaceType Ledger = GrainInterfaceType.Create("ILedger");
    private static readonly GrainInterfaceType Added = GrainInterfaceType.Create("IAdded");
    private static readonly SiloAddress One = Silo(1);
    private static readonly SiloAddress Two = Silo(2);
    private static readonly SiloAddress Three = Silo(3);
    private static readonly SiloAddress[] All = [One, Two, Three];

    [Theory]
    [InlineData("BackwardCompatible", "AllCompatibleVersions", 0, "1 2 3")]
    [InlineData("BackwardCompatible", "AllCompatibleVersions", 2, "2 3")]
    [InlineData("BackwardCompatible", "LatestVersion", 1, "3")]
    [InlineData("BackwardCompatible", "MinimumVersion", 2, "2")]
    [InlineData("BackwardCompatible", "AllCompatibleVersions", 4, "")]
    [InlineData("StrictVersionCompatible", "AllCompatibleVersions", 2, "2")]
    [InlineData("AllVersionsCompatible", "MinimumVersion", 3, "1")]
    public void Silos_ForAVersion_AreThoseOfTheStrategies(string compatibility, string selector, ushort requested, string expected)
    {
        var chosen = Versions(compatibility, selector).ByVersion(new PlacementTarget(new GrainId(Grain, IdSpan.Create("k")), [], Ledger, requested), All);
        string.Join(' ', chosen.Keys).ShouldBe(expected);
        foreach (var (version, silos) in chosen) silos.ShouldBe([All[version - 1]]);
    }

    [Fact]
    public void Interface_OfNoGrainClass_IsServedEverywhere()
    {
        var target = new PlacementTarget(new GrainId(Grain, IdSpan.Create("k")), [], GrainInterfaceType.Create("IExtension"), 7);
        Versions().ByVersion(target, All)[7].ShouldBe(All);
        Versions().AreServedHere(Call(GrainInterfaceType.Create("IExtension"), 7)).ShouldBeTrue();
    }

    [Fact]
    public void Interface_ThatOnlyNewSilosHave_IsServedThere()
    {
        var target = new PlacementTarget(new GrainId(Grain, IdSpan.Create("k")), [], Added, 0);
        Versions().ByVersion(target, All).Values.Single().ShouldBe([Three]);
        Versions().AreServedHere(Call(Added, 1)).ShouldBeFalse();
        Versions().AreServedSomewhere(Call(Added, 0)).ShouldBeTrue();
        Versions().AreServedSomewhere(Call(Added, 1)).ShouldBeFalse();
    }

    [Fact]
    public void View_OfSilosWithDifferentClasses_KnowsAllTheirInterfaces()
    {
        var view = Classes().View;
        view.ByInterface[Ledger].Length.ShouldBe(1);
        view.ByInterface[Added].Single().GrainType.ShouldBe(Grain);
    }

    [Fact]
    public void GenericInterface_IsFoundByItsDefinition()
    {
        var classes = new ClusterGrainClasses(new CallerIdentity(ClientGrainId.NewClient(), null));
        classes.Set(One, [Facts(new GrainInterfaceFacts(GrainInterfaceType.Create("IBox`1"), 5))]);
        classes.TryGetInterfaceVersion(One, GrainType.Create("ledger[[int]]"), GrainInterfaceType.Create("IBox`1[[int]]"), out var version).ShouldBeTrue();
        version.ShouldBe((ushort)5);
        classes.TryGetInterfaceVersion(One, Grain, GrainInterfaceType.Create("IBox`1X"), out _).ShouldBeFalse();
    }

    [Fact]
    public void Options_WithAnUnknownStrategy_AreRefused()
    {
        var validator = new GrainVersioningOptionsValidator(Options.Create(new GrainVersioningOptions { DefaultCompatibilityStrategy = "Perhaps" }));
        Should.Throw<OrleansConfigurationException>(validator.ValidateConfiguration).Message
            .ShouldBe("GrainVersioningOptions.DefaultCompatibilityStrategy is 'Perhaps'; it must be one of AllVersionsCompatible, BackwardCompatible, StrictVersionCompatible.");
        new GrainVersioningOptionsValidator(Options.Create(new GrainVersioningOptions())).ValidateConfiguration();
    }

    private static InterfaceVersions Versions(string compatibility = "BackwardCompatible", string selector = "AllCompatibleVersions") => new(
        Classes(), new ActiveSilos(All),
        Options.Create(new GrainVersioningOptions { DefaultCompatibilityStrategy = compatibility, DefaultVersionSelectorStrategy = selector }),
        Options.Create(new SiloMessagingOptions()));

    private static ClusterGrainClasses Classes()
    {
        var classes = new ClusterGrainClasses(new CallerIdentity(ClientGrainId.NewClient(), null));
        for (var version = 1; version <= 3; version++)
        {
            var ledger = new GrainInterfaceFacts(Ledger, (ushort)version);
            classes.Set(All[version - 1], [version == 3 ? Facts(ledger, new GrainInterfaceFacts(Added, 0)) : Facts(ledger)]);
        }

        return classes;
    }

    private static GrainClassFacts Facts(params GrainInterfaceFacts[] interfaces) => new(Grain, "Ledger", [.. interfaces], ImmutableDictionary<string, string>.Empty);

    private static Message Call(GrainInterfaceType type, ushort version) => new() { TargetGrain = new GrainId(Grain, IdSpan.Create("k")), InterfaceType = type, InterfaceVersion = version };

    private static SiloAddress Silo(int number) => SiloAddress.New(IPAddress.Loopback, number, 1);
}

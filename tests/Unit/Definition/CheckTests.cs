using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>The tiers after the text: each row changes a definition that passes, and names the error and its place.</summary>
public sealed class CheckTests
{
    private static readonly ClusterShape Cluster = new(
        ["a", "b", "c"], ImmutableDictionary<string, string>.Empty.Add("outer", "plant").Add("plant", "every-stage"));

    [Fact]
    public void Checks_SamplesOnAClusterOfThreeZones_FindNothing()
    {
        foreach (var text in new[] { WholeModel.EverySource, SampleText.Boiler, SampleText.CheckoutCapacity, SampleText.Design })
        {
            LoopDefinitionChecks.Topology(WholeModel.Parse(text), Cluster).ShouldBeEmpty();
            LoopDefinitionChecks.Control(WholeModel.Parse(text)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("preferredZone: a", "preferredZone: b", "a,c", DefinitionErrorCodes.UnknownZone, "b, c]", "b, failback")]
    [InlineData("replicas: 3", "replicas: 4", "a,b,c", DefinitionErrorCodes.TooFewZones, "4, spreadBy", null)]
    [InlineData("zone: b, http", "zone: a, http", "a,b,c", DefinitionErrorCodes.QuorumInOneZone, "2, maxDeviation: 50", null)]
    [InlineData("to: otherZone", "to: east", "a,b,c", DefinitionErrorCodes.UnknownZone, "east", null)]
    public void Topology_PieceThatDoesNotFit_IsNamed(string piece, string replacement, string zones, string code, string at, string? alsoAt)
    {
        var text = WholeModel.EverySource.Replace(piece, replacement, StringComparison.Ordinal);
        if (code == DefinitionErrorCodes.QuorumInOneZone)
            text = text.Replace("- { name: push, push: {} }", "- { name: push, zone: c, push: {} }", StringComparison.Ordinal);
        var parsed = WholeModel.Parse(text);
        parsed.Errors.ShouldBeEmpty();

        var errors = LoopDefinitionChecks.Topology(parsed, Cluster with { Zones = [.. zones.Split(',')] }).Where(error => error.Code == code);

        errors.Select(error => (error.Line, error.Column)).ShouldBe(
            new[] { at, alsoAt }.OfType<string>().Select(place => SampleText.PlaceOf(text, place)));
    }

    [Fact]
    public void Topology_CascadeInACircle_NamesTheCircle()
    {
        var parsed = WholeModel.Parse(WholeModel.EveryStage);

        var error = LoopDefinitionChecks.Topology(parsed, Cluster).ShouldHaveSingleItem();

        error.Code.ShouldBe(DefinitionErrorCodes.Cycle);
        error.Message.ShouldContain("every-stage -> outer -> plant -> every-stage");
        (error.Line, error.Column).ShouldBe(SampleText.PlaceOf(WholeModel.EveryStage, "{ loop: outer"));
    }

    [Theory]
    [InlineData("deadTime: 2s, timeConstant: 10s", "deadTime: 200ms, timeConstant: 100ms", DefinitionErrorCodes.PeriodTooLong, "200ms\n", "150ms")]
    [InlineData("deadTime: 2s, timeConstant: 10s", "deadTime: 200ms", DefinitionErrorCodes.StallTooLong, "3s, stuckAfter", "2s")]
    [InlineData("gain: -20", "gain: 20", DefinitionErrorCodes.GainSign, "direct\n", "reverse")]
    [InlineData("maxAge: 30s", "maxAge: 100ms", DefinitionErrorCodes.HoldShorterThanPeriod, "100ms", "200ms")]
    [InlineData("down: 3 }", "down: 0.001 }", DefinitionErrorCodes.RateTooSlow, "0.001 }, initial", null)]
    public void Control_PieceThatCannotControl_IsNamed(string piece, string replacement, string code, string at, string? suggestion)
    {
        var text = WholeModel.EverySource.Replace(piece, replacement, StringComparison.Ordinal);

        var error = LoopDefinitionChecks.Control(WholeModel.Parse(text)).Single(error => error.Code == code);

        (error.Line, error.Column).ShouldBe(SampleText.PlaceOf(text, at));
        error.Suggestion.ShouldBe(suggestion);
    }

    [Fact]
    public void Control_SetpointBeyondTheClampBeforeIt_IsNamed()
    {
        var text = SampleText.BoilerWith("setpoint: 65", "setpoint: 115");

        var error = LoopDefinitionChecks.Control(LoopDefinitionParser.Parse(text)).ShouldHaveSingleItem();

        error.Code.ShouldBe(DefinitionErrorCodes.SetpointOutOfRange);
        (error.Line, error.Column).ShouldBe(SampleText.PlaceOf(text, "115"));
    }

    [Fact]
    public void Checks_TextThatIsNotValid_SayNothing()
    {
        LoopDefinitionChecks.Topology(WholeModel.Parse("x"), Cluster).ShouldBeEmpty();
        LoopDefinitionChecks.Control(WholeModel.Parse("x")).ShouldBeEmpty();
    }
}

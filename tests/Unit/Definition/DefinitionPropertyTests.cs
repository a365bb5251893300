using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>For any definition: its canonical form is the definition, and a difference is found exactly where there is one.</summary>
public sealed class DefinitionPropertyTests
{
    private static readonly Gen<LoopDefinition> Any =
        Gen.Choose(0, int.MaxValue - 1).Select(seed => WholeModel.Valid(new RandomDefinition(seed).Text()));

    [Fact]
    public void Canonical_AnyDefinition_ReadsBackTheSame() => Prop.ForAll(Any.ToArbitrary(), loop =>
    {
        var canonical = loop.ToCanonicalText();
        var back = WholeModel.Valid(canonical);

        return back.ToCanonicalText() == canonical && back.ContentHash() == loop.ContentHash() && LoopDefinitionDiff.Between(loop, back).IsEmpty;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_AnyDefinition_IsReadLikeYaml() => Prop.ForAll(Any.ToArbitrary(), loop =>
        WholeModel.Valid(TreeJson.Of(loop.ToCanonicalText()).ToJsonString()).ContentHash() == loop.ContentHash()).QuickCheckThrowOnFailure();

    [Fact]
    public void Diff_AnyTwo_IsEmptyExactlyWhenTheHashesAreEqualAndTurnsAround() => Prop.ForAll((from a in Any from b in Any select (a, b)).ToArbitrary(), pair =>
    {
        var there = LoopDefinitionDiff.Between(pair.a, pair.b);
        var back = LoopDefinitionDiff.Between(pair.b, pair.a).Select(one => new DefinitionDifference(one.Path, one.After, one.Before));

        return there.IsEmpty == (pair.a.ContentHash() == pair.b.ContentHash()) && there.ToHashSet().SetEquals(back);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Diff_OnePieceChanged_NamesItAlone()
    {
        var after = WholeModel.EverySource.Replace("every: 5s", "every: 6000ms", StringComparison.Ordinal);

        var difference = LoopDefinitionDiff.Between(WholeModel.Valid(WholeModel.EverySource), WholeModel.Valid(after));

        difference.ShouldBe(
        [
            new DefinitionDifference("spec.signals.local.watchdog.stallAfter", "15s", "18s"),
            new DefinitionDifference("spec.signals.local.sources[disk].system.every", "5s", "6s"),
        ], ignoreOrder: true);
    }

    [Fact]
    public void Diff_SourcesInAnotherOrder_NamesTheOrder()
    {
        var after = SampleText.BoilerWith("- { name: sane, type: clamp,", "- { name: extra, type: ewma, alpha: 1 }\n    - { name: sane, input: smooth, type: clamp,");

        var difference = LoopDefinitionDiff.Between(SampleText.Valid(SampleText.Boiler), SampleText.Valid(after));

        difference[0].ShouldBe(new DefinitionDifference("spec.stages", "[smooth, sane]", "[smooth, extra, sane]"));
        difference.Skip(1).ShouldAllBe(one => one.Before == null && one.Path.StartsWith("spec.stages[extra].", StringComparison.Ordinal));
    }
}

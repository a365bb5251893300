using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Tests.Unit.Definition;

public sealed class WholeModelTests
{
    public static TheoryData<string> Texts => [.. WholeModel.Texts];

    public static TheoryData<string, string> Kinds
    {
        get
        {
            var kinds = new TheoryData<string, string>();
            foreach (var family in new[] { typeof(SourceInput), typeof(StageDefinition), typeof(ControllerDefinition), typeof(OutputTarget), typeof(Remedy) })
            {
                foreach (var kind in Shape.Of(family).Kinds)
                    kinds.Add(family.Name, kind.Word);
            }

            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Canonical_ReadBack_IsTheSame(string text)
    {
        var loop = WholeModel.Valid(text);

        var back = WholeModel.Valid(loop.ToCanonicalText());

        back.ToCanonicalText().ShouldBe(loop.ToCanonicalText());
        LoopDefinitionDiff.Between(loop, back).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_OfEachFamily_IsInASample(string family, string word)
    {
        var used = WholeModel.Texts.SelectMany(text => WholeModel.Records(WholeModel.Valid(text))).Select(record => record.GetType()).ToHashSet();

        used.ShouldContain(Shape.Of(typeof(LoopDefinition).Assembly.GetType($"{typeof(LoopDefinition).Namespace}.{family}")!).Kinds.Single(kind => kind.Word == word).Type);
    }

    [Fact]
    public void Parse_EverySource_GivesEachPart()
    {
        var loop = WholeModel.Valid(WholeModel.EverySource);

        var pulled = loop.Signals.Single(signal => signal.Name == "pulled");
        pulled.OnBad.Then.ShouldBe(new OnBadDefinition(SignalFailAction.Substitute, TimeSpan.FromMinutes(1), new OnBadDefinition(SignalFailAction.FailLow, null, null, null), 5));
        pulled.Sources[0].Timeout.ShouldBe(TimeSpan.FromMilliseconds(500));
        pulled.Sources[0].Breaker.ShouldBe(new BreakerDefinition(3, TimeSpan.FromSeconds(10)));
        pulled.Sources[1].Timeout.ShouldBe(TimeSpan.FromSeconds(1));
        var queued = loop.Signals.Single(signal => signal.Name == "queued");
        queued.Selector.Quorum.ShouldBe(2);
        queued.Sources.Select(source => source.Input.PullPeriod).ShouldBe([null, TimeSpan.FromMilliseconds(200), null]);
        var pid = loop.Controller.ShouldBeOfType<PidControllerDefinition>();
        (pid.SetpointWeights, pid.TrackingTime, pid.SetpointRatePerMinute).ShouldBe((new SetpointWeightsDefinition(0.7, 0.1), TimeSpan.FromSeconds(5), new RateDefinition(100, null)));
        pid.GainSchedule!.Table.ShouldBe([new GainRowDefinition(10, 0.01, 0, 0), new GainRowDefinition(20, 0.005, 0.001, 0)]);
        loop.Outputs.Select(output => output.Delivery.Coalesce).ShouldBe(
            [CoalesceRule.None, CoalesceRule.Latest, CoalesceRule.Latest, CoalesceRule.Latest, CoalesceRule.None, CoalesceRule.Latest, CoalesceRule.None]);
        loop.Sla[0].ShouldBe(new SlaDefinition(new LinkReference("pulled", "controller"), SlaMetric.LatencyP99, new Quantity(0.5, true), TimeSpan.FromSeconds(30), "page"));
        loop.Remediation[0].When.ShouldBe(new Condition("loop.step.latency_p99", Comparison.Above, new Quantity(0.4, true)));
        loop.Remediation[0].Do.Length.ShouldBe(5);
    }

    [Fact]
    public void Parse_UnitsOfTime_AreOneInTheCanonicalText()
    {
        var minute = WholeModel.Valid(WholeModel.Texts[^6]);
        var seconds = WholeModel.Valid(WholeModel.Texts[^6].Replace("period: 1m", "period: 60000ms", StringComparison.Ordinal));

        seconds.ContentHash().ShouldBe(minute.ContentHash());
    }

    /// <summary>Each entry of the one list is refused by the parser that runs loops, and only there.</summary>
    [Fact]
    public void Parse_WhatIsNotSupportedYet_IsRefusedByThatCodeAlone()
    {
        foreach (var text in WholeModel.Texts)
        {
            var result = LoopDefinitionParser.Parse(text);

            result.Errors.ShouldAllBe(error => error.Code == DefinitionErrorCodes.NotSupportedYet);
            result.Errors.ShouldAllBe(error => error.Line > 1 && error.Path.StartsWith("spec.", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parse_KindOnTheListOfLater_IsRefusedWhereItStands(string family, string word)
    {
        if (family != nameof(StageDefinition))
            return;
        var text = SampleText.BoilerWith("type: clamp, min: 0, max: 110", $"type: {word}");
        var later = NotSupportedYet.Has(typeof(StageDefinition), word);

        var errors = LoopDefinitionParser.Parse(text).Errors.Where(error => error.Code == DefinitionErrorCodes.NotSupportedYet).ToList();

        errors.Select(error => (error.Line, error.Column)).ShouldBe(later ? [SampleText.PlaceOf(text, $"{word} }}")] : []);
    }
}

using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Tests.Unit.Definition;

public sealed class ParserTests
{
    [Fact]
    public void Parse_Boiler_GivesEveryPart()
    {
        var loop = SampleText.Valid(SampleText.Boiler);

        loop.Name.ShouldBe("boiler");
        loop.Labels["team"].ShouldBe("energy");
        loop.Period.ShouldBe(TimeSpan.FromMilliseconds(250));
        loop.Trigger.ShouldBe(StepTrigger.Period);
        var signal = loop.Signals.ShouldHaveSingleItem();
        signal.Units.ShouldBe("Cel");
        signal.Range.ShouldBe(new ValueRange(0, 120));
        signal.Selector.ShouldBe(new SelectorDefinition(SelectorType.Median, 2, 3, TimeSpan.FromSeconds(5)));
        signal.Watchdog.ShouldBe(new WatchdogDefinition(TimeSpan.FromSeconds(2), 40));
        signal.OnBad.ShouldBe(new OnBadDefinition(SignalFailAction.HoldLast, TimeSpan.FromSeconds(10), new OnBadDefinition(SignalFailAction.Manual, null, null, null), null));
        signal.Sources.Select(source => (source.Name, source.Priority, source.Zone)).ShouldBe([("sensor-a", 1, "a"), ("sensor-b", 2, "b"), ("sensor-c", 3, "c")]);
        var half = TimeSpan.FromMilliseconds(125);
        loop.Stages.ShouldBe([new EwmaStageDefinition("smooth", "temperature", 0.4) { Timeout = half }, new ClampStageDefinition("sane", "smooth", 0, 110) { Timeout = half }]);
        var range = new OutputRangeDefinition(0, 100, 0.2, new RateDefinition(600, 1200), 0);
        loop.Controller.ShouldBe(new PidControllerDefinition("sane", range, QualityFloor.Uncertain, 65, new GainsDefinition(2.5, 0.05, 4), ControllerAction.Reverse));
        var output = loop.Outputs.ShouldHaveSingleItem();
        output.OnPartition.ShouldBe(PartitionRule.Hold);
        var http = output.Target.ShouldBeOfType<HttpOutputTarget>();
        http.Endpoints.Select(endpoint => endpoint.Zone).ShouldBe(["a", "b"]);
        http.Bearer!.ToString().ShouldBe("${env:VALVE_TOKEN}");
    }

    [Fact]
    public void Parse_DesignExampleAsFarAsSupported_IsValid() =>
        SampleText.Valid(SampleText.CheckoutCapacity).Signals[0].Sources[2].Input.ShouldBeOfType<PushSourceInput>();

    [Fact]
    public void Parse_DesignExample_NamesWhatIsNotSupportedYetAndNothingElse()
    {
        var result = LoopDefinitionParser.Parse(SampleText.Design);

        result.Errors.ShouldAllBe(error => error.Code == DefinitionErrorCodes.NotSupportedYet);
        WholeModel.Valid(SampleText.Design).Name.ShouldBe("checkout-capacity");
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("\t")]
    public void Parse_Json_IsReadLikeYaml(string indent)
    {
        var json = $$$"""
            {
            {{{indent}}}"apiVersion":"loops/v1", "kind": "FeedbackLoop",
            {{{indent}}}"metadata": {"name": "j"},
            {{{indent}}}"spec": {"period":"1s",
            {{{indent}}}{{{indent}}}"signals": {"s": {"units": "1", "range": [0, 1e3], "sources": [{"name": "p", "push": {}}]}},
            {{{indent}}}{{{indent}}}"controller": {"type": "threshold", "limit": 5, "below": 0, "above": -1.5e1}
            {{{indent}}}}
            }
            """;

        var controller = SampleText.Valid(json).Controller.ShouldBeOfType<ThresholdControllerDefinition>();

        controller.Table.ShouldBe([new ThresholdDefinition(5, -15)]);
        (controller.Output.Min, controller.Output.Max).ShouldBe((-15, 0));
    }

    [Fact]
    public void Parse_Minimal_FillsInEveryDefault()
    {
        var loop = SampleText.Valid(
            """
            apiVersion: loops/v1
            kind: FeedbackLoop
            metadata: { name: small }
            spec:
              period: 5s
              signals:
                s: { units: degC, range: [0, 1], sources: [ { name: a, http: { url: http://a/ } }, { name: b, push: } ], selector: { type: median } }
              controller: { type: threshold, below: 0, table: [ { from: 0.2, output: 1 }, { from: 0.5, output: 2 } ] }
            """);

        loop.Mode.ShouldBe(LoopMode.Auto);
        loop.Stages.ShouldBeEmpty();
        loop.Outputs.ShouldBeEmpty();
        loop.Controller.Input.ShouldBe("s");
        loop.Signals[0].Units.ShouldBe("Cel");
        loop.Signals[0].Selector.Quorum.ShouldBe(2);
        loop.Signals[0].Watchdog.ShouldBe(new WatchdogDefinition(TimeSpan.FromSeconds(15), 0));
        loop.Signals[0].Sources[0].Input.ShouldBe(new HttpSourceInput(new Uri("http://a/"), JsonPath.Root, TimeSpan.FromSeconds(5)));
        (loop.Placement.Standby, loop.Placement.Replicas, loop.Placement.SpreadBy).ShouldBe((StandbyKind.None, 1, SpreadBy.Zone));
    }

    [Fact]
    public void Parse_StagesOutOfOrder_AreSortedByWhatTheyRead()
    {
        var loop = SampleText.Valid(SampleText.BoilerWith("name: smooth, type: ewma,", "name: smooth, type: ewma, input: sane,")
            .Replace("name: sane, type: clamp,", "name: sane, type: clamp, input: temperature,", StringComparison.Ordinal));

        loop.StagesInOrder().Select(stage => stage.Name).ShouldBe(["sane", "smooth"]);
        loop.Controller.Input.ShouldBe("sane", "the default is the last stage of the text");
        loop.SignalBehind("smooth").Name.ShouldBe("temperature");
    }

    [Fact]
    public void ParseAll_SeveralDocuments_GivesOneResultEachWithLinesOfTheWholeText()
    {
        var second = SampleText.CheckoutCapacity.Replace("period: 1s", "perod: 1s", StringComparison.Ordinal);
        var text = SampleText.Boiler + "---\n" + second;

        var results = LoopDefinitionParser.ParseAll(text);

        results.Length.ShouldBe(2);
        results[0].IsValid.ShouldBeTrue();
        var unknown = results[1].Errors.Single(error => error.Code == DefinitionErrorCodes.UnknownKey);
        (unknown.Line, unknown.Column).ShouldBe(SampleText.PlaceOf(text, "perod"));
    }

    [Fact]
    public void Parse_SeveralDocuments_IsRefusedAtTheSecond()
    {
        var error = LoopDefinitionParser.Parse(SampleText.Boiler + "---\n" + SampleText.Boiler).Errors.ShouldHaveSingleItem();

        error.Code.ShouldBe(DefinitionErrorCodes.MultipleDocuments);
        error.Line.ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("---\n---\n")]
    [InlineData("~")]
    public void Parse_Nothing_IsRefused(string text) => LoopDefinitionParser.Parse(text).Errors.ShouldHaveSingleItem().Code.ShouldBe(DefinitionErrorCodes.Empty);

    [Fact]
    public void Parse_WrittenByOtherTools_IsReadTheSame()
    {
        var hash = SampleText.Valid(SampleText.Boiler).ContentHash();

        SampleText.Valid("\uFEFF" + SampleText.Boiler).ContentHash().ShouldBe(hash, "byte order mark");
        SampleText.Valid(SampleText.Boiler.Replace("\n", "\r\n", StringComparison.Ordinal)).ContentHash().ShouldBe(hash, "line ends of Windows");
        SampleText.Valid("---\n" + SampleText.Boiler + "---\n").ContentHash().ShouldBe(hash, "separators around");
        SampleText.Valid("%YAML 1.2\n---\n" + SampleText.Boiler + "...\n").ContentHash().ShouldBe(hash, "directive and end mark");
    }
}

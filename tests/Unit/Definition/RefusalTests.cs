using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>Each row changes one piece of a valid definition and names the one error that follows, at the place of a given text.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("stallAfter: 2s", "stalAfter: 2s", DefinitionErrorCodes.UnknownKey, "stalAfter", "stallAfter")]
    [InlineData("kp: 2.5", "kp: 2.5, kp: 3", DefinitionErrorCodes.DuplicateKey, "kp: 3", null)]
    [InlineData("units: Cel", "units: celsius", DefinitionErrorCodes.WrongUnit, "celsius", "Cel")]
    [InlineData("units: Cel", "units: Pal", DefinitionErrorCodes.WrongUnit, "Pal", "Pa")]
    [InlineData("maxAge: 10s", "maxAge: 10sec", DefinitionErrorCodes.WrongUnit, "10sec", "10s")]
    [InlineData("maxAge: 10s", "maxAge: 10", DefinitionErrorCodes.WrongUnit, "10, then", null)]
    [InlineData("maxAge: 10s", "maxAge: soon", DefinitionErrorCodes.WrongType, "soon", null)]
    [InlineData("period: 250ms", "period: 2h", DefinitionErrorCodes.OutOfRange, "2h", null)]
    [InlineData("setpoint: 65", "setpoint: .nan", DefinitionErrorCodes.NotFinite, ".nan", null)]
    [InlineData("setpoint: 65", "setpoint: Infinity", DefinitionErrorCodes.NotFinite, "Infinity", null)]
    [InlineData("setpoint: 65", "setpoint: 1e999", DefinitionErrorCodes.NotFinite, "1e999", null)]
    [InlineData("setpoint: 65", "setpoint: '65'", DefinitionErrorCodes.WrongType, "'65'", null)]
    [InlineData("setpoint: 65", "setpoint:", DefinitionErrorCodes.WrongType, "", null)]
    [InlineData("setpoint: 65", "setpoint: 121", DefinitionErrorCodes.SetpointOutOfRange, "121", null)]
    [InlineData("range: [0, 120]", "range: [120, 0]", DefinitionErrorCodes.MinAboveMax, "[120", null)]
    [InlineData("range: [0, 120]", "range: [0]", DefinitionErrorCodes.WrongType, "[0]", null)]
    [InlineData("quorum: 2", "quorum: 4", DefinitionErrorCodes.QuorumAboveSources, "4, max", "3")]
    [InlineData("quorum: 2", "quorum: 1.5", DefinitionErrorCodes.OutOfRange, "1.5", null)]
    [InlineData("type: median", "type: medain", DefinitionErrorCodes.UnknownWord, "medain", "median")]
    [InlineData("type: median", "type: failover", DefinitionErrorCodes.ImpossibleCombination, "3, switch", null)]
    [InlineData("stallAfter: 2s", "stallAfter: 200ms", DefinitionErrorCodes.StallBeforePull, "200ms", "750ms")]
    [InlineData("stuckAfter: 40", "stuckAfter: 1", DefinitionErrorCodes.OutOfRange, "1 }", null)]
    [InlineData("then: manual", "then: hold_last", DefinitionErrorCodes.ImpossibleCombination, "hold_last }", null)]
    [InlineData("action: hold_last", "action: manual", DefinitionErrorCodes.ImpossibleCombination, "10s", null)]
    [InlineData("then: manual", "then: substitute", DefinitionErrorCodes.MissingKey, "hold_last", "value")]
    [InlineData("then: manual", "then: substitute, value: 500", DefinitionErrorCodes.OutOfRange, "500", null)]
    [InlineData("name: sensor-b", "name: sensor-a", DefinitionErrorCodes.DuplicateName, "sensor-a, zone: b", null)]
    [InlineData("name: sensor-b", "name: 7", DefinitionErrorCodes.WrongForm, "7, zone", null)]
    [InlineData("http://127.0.0.1:7002/temperature", "ftp://b/", DefinitionErrorCodes.WrongForm, "\"ftp", null)]
    [InlineData("http://127.0.0.1:7002/temperature", "http://me:pass@b/", DefinitionErrorCodes.LiteralSecret, "\"http://me", null)]
    [InlineData("http://127.0.0.1:7002/temperature", "http://b/${env:X}", DefinitionErrorCodes.WrongForm, "\"http://b", null)]
    [InlineData("zone: c, http:", "zone: c, push: {}, http:", DefinitionErrorCodes.ImpossibleCombination, "{}", null)]
    [InlineData("name: sane", "name: temperature", DefinitionErrorCodes.DuplicateName, "temperature, type: clamp", null)]
    [InlineData("name: sane, type: clamp,", "name: sane, type: clamp, input: smoth,", DefinitionErrorCodes.UnknownName, "smoth", "smooth")]
    [InlineData("alpha: 0.4", "alpha: 0", DefinitionErrorCodes.OutOfRange, "0 }\n    - { name: sane", null)]
    [InlineData("min: 0, max: 110", "min: 120, max: 110", DefinitionErrorCodes.MinAboveMax, "120, max", null)]
    [InlineData("kp: 2.5", "kp: -2.5", DefinitionErrorCodes.OutOfRange, "-2.5", null)]
    [InlineData("kp: 2.5, ki: 0.05, kd: 4", "kp: 0", DefinitionErrorCodes.ImpossibleCombination, "{ kp", "kp")]
    [InlineData("min: 0, max: 100", "min: 100, max: 0", DefinitionErrorCodes.MinAboveMax, "100, max: 0", null)]
    [InlineData("deadband: 0.2", "deadband: 100", DefinitionErrorCodes.ImpossibleCombination, "100, rate", null)]
    [InlineData("up: 600", "up: 0", DefinitionErrorCodes.OutOfRange, "0, down", null)]
    [InlineData("method: POST", "method: GET", DefinitionErrorCodes.UnknownWord, "GET", null)]
    [InlineData("7011", "7010", DefinitionErrorCodes.DuplicateName, "\"http://127.0.0.1:7010/valve\", zone: b", null)]
    [InlineData("deadLetter: true", "deadLetter: maybe", DefinitionErrorCodes.WrongType, "maybe", null)]
    [InlineData("      onPartition: hold\n", "", DefinitionErrorCodes.MissingKey, "name: valve", "onPartition")]
    [InlineData("loops/v1", "loops/v2", DefinitionErrorCodes.UnknownWord, "loops/v2", "loops/v1")]
    [InlineData("name: boiler", "name: Boiler_1", DefinitionErrorCodes.WrongForm, "Boiler_1", null)]
    [InlineData("{ team: energy }", "[ team ]", DefinitionErrorCodes.WrongType, "[ team", null)]
    [InlineData("{ team: energy }", "&all { team: energy }", DefinitionErrorCodes.AnchorRefused, "&all", null)]
    [InlineData("{ team: energy }", "{ team: !!str energy }", DefinitionErrorCodes.TagRefused, "!!str", null)]
    [InlineData("period: 250ms", "period: *p", DefinitionErrorCodes.AnchorRefused, "*p", null)]
    [InlineData("{ team: energy }", "{ [team]: energy }", DefinitionErrorCodes.WrongType, "[team]", null)]
    [InlineData("{ team: energy }", "{ team: energy ", DefinitionErrorCodes.Syntax, null, null)]
    public void Parse_OnePieceWrong_SaysWhatAndWhere(string piece, string replacement, string code, string? at, string? suggestion)
    {
        var text = SampleText.BoilerWith(piece, replacement);
        var errors = LoopDefinitionParser.Parse(text).Errors;
        errors.Select(error => error.Code).ShouldBe([code], string.Join("; ", errors));
        var error = errors[0];
        error.Suggestion.ShouldBe(suggestion);
        error.Message.ShouldNotBeNullOrWhiteSpace();
        if (at is { Length: > 0 })
            (error.Line, error.Column).ShouldBe(SampleText.PlaceOf(text, at), error.ToString());
    }

    [Theory]
    [InlineData("period: 250ms", "perod: 250ms", "period")]
    [InlineData("zone: c, http:", "zone: c, htp:", "http")]
    public void Parse_RequiredKeyMisspelt_SaysWhatIsMissingAndWhatIsUnknown(string piece, string replacement, string key)
    {
        var errors = LoopDefinitionParser.Parse(SampleText.BoilerWith(piece, replacement)).Errors;

        errors.Select(error => (error.Code, error.Suggestion)).ShouldBe(
            [(DefinitionErrorCodes.MissingKey, key), (DefinitionErrorCodes.UnknownKey, key)], string.Join("; ", errors));
    }

    [Fact]
    public void Parse_StagesInACircle_NamesTheCircle()
    {
        var error = SampleText.OnlyError(SampleText.BoilerWith("name: smooth, type: ewma,", "name: smooth, type: ewma, input: sane,"));

        error.Code.ShouldBe(DefinitionErrorCodes.Cycle);
        error.Message.ShouldContain("smooth -> sane -> smooth");
        error.Path.ShouldBe("spec.stages[0].input");
    }

    [Fact]
    public void Parse_StageReadsItself_NamesTheCircle() =>
        SampleText.OnlyError(SampleText.BoilerWith("name: smooth, type: ewma,", "name: smooth, type: ewma, input: smooth,")).Message.ShouldContain("smooth -> smooth");

    [Fact]
    public void Parse_AllSourcesInOneZone_IsRefused()
    {
        var text = SampleText.Boiler.Replace("name: sensor-b, zone: b", "name: sensor-b, zone: a", StringComparison.Ordinal)
            .Replace("name: sensor-c, zone: c", "name: sensor-c", StringComparison.Ordinal);

        SampleText.OnlyError(text).Code.ShouldBe(DefinitionErrorCodes.SingleZone);
    }

    [Fact]
    public void Parse_NoSources_IsRefusedOnce() =>
        SampleText.OnlyError(
            """
            apiVersion: loops/v1
            kind: FeedbackLoop
            metadata: { name: small }
            spec:
              period: 5s
              signals: { s: { units: "%", range: [0, 1], sources: [] } }
              controller: { type: threshold, below: 0, limit: 1, above: 1 }
            """).Code.ShouldBe(DefinitionErrorCodes.NoSources);

    [Fact]
    public void Parse_SeveralSignalsWithoutInput_AsksForIt()
    {
        var error = SampleText.OnlyError(
            """
            apiVersion: loops/v1
            kind: FeedbackLoop
            metadata: { name: small }
            spec:
              period: 5s
              signals:
                a: { units: "%", range: [0, 1], sources: [ { name: p, push: {} } ] }
                b: { units: "%", range: [0, 1], sources: [ { name: p, push: {} } ] }
              controller: { type: threshold, below: 0, limit: 1, above: 1 }
            """);

        error.Code.ShouldBe(DefinitionErrorCodes.MissingKey);
        error.Suggestion.ShouldBe("a");
    }

    [Fact]
    public void Parse_LiteralSecret_IsRefusedWithoutShowingIt()
    {
        var error = SampleText.OnlyError(SampleText.BoilerWith("${env:VALVE_TOKEN}", "hunter2-very-secret"));

        error.Code.ShouldBe(DefinitionErrorCodes.LiteralSecret);
        error.ToString().ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("${env:A_B9}", true)]
    [InlineData("${file:/run/secrets/token}", true)]
    [InlineData("${file:relative}", false)]
    [InlineData("${file:/run/../etc/shadow}", false)]
    [InlineData("${env:9A}", false)]
    [InlineData("${vault:x}", false)]
    [InlineData(" ${env:A}", false)]
    public void SecretReference_Text_IsReadOrRefused(string text, bool valid)
    {
        SecretReference.TryParse(text, out var reference).ShouldBe(valid);
        reference?.ToString().ShouldBe(text);
    }

    [Fact]
    public void Parse_ManyErrors_AreSortedAndBounded()
    {
        var text = SampleText.Boiler + string.Concat(Enumerable.Range(0, 200).Select(i => $"  wrong{i}: {i}\n"));

        var result = LoopDefinitionParser.Parse(text);

        result.Truncated.ShouldBeTrue();
        result.Errors.Length.ShouldBe(DefinitionBounds.Errors);
        result.Errors.Select(error => error.Line).ShouldBeInOrder();
        result.Errors[0].Path.ShouldBe("spec.wrong0");
    }

    [Fact]
    public void Parse_SixtyFourLevels_IsTheDeepest()
    {
        LoopDefinitionParser.Parse(new string('[', 64) + new string(']', 64)).Errors[0].Code.ShouldBe(DefinitionErrorCodes.WrongType);
        LoopDefinitionParser.Parse(new string('[', 65) + new string(']', 65)).Errors[0].Code.ShouldBe(DefinitionErrorCodes.TooDeep);
    }

    [Fact]
    public void Parse_LargerThanTheBound_IsRefused()
    {
        var padding = new string(' ', DefinitionBounds.TextBytes - SampleText.Boiler.Length);
        LoopDefinitionParser.Parse(SampleText.Boiler + padding).IsValid.ShouldBeTrue();

        LoopDefinitionParser.Parse(SampleText.Boiler + padding + " ").Errors.ShouldHaveSingleItem().Code.ShouldBe(DefinitionErrorCodes.TooLarge);
    }

    [Fact]
    public void Parse_MoreSourcesThanTheBound_IsRefused()
    {
        var sources = string.Concat(Enumerable.Range(0, 17).Select(i => $"{{ name: s{i}, push: {{}} }}, "));
        var start = SampleText.Boiler.IndexOf("      sources:", StringComparison.Ordinal);
        var end = SampleText.Boiler.IndexOf("  stages:", StringComparison.Ordinal);

        var error = SampleText.OnlyError($"{SampleText.Boiler[..start]}      sources: [ {sources} ]\n{SampleText.Boiler[end..]}");

        error.Code.ShouldBe(DefinitionErrorCodes.TooMany);
    }
}

using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>As <see cref="RefusalTests"/>, for the whole published form: one piece is changed, one error follows, at the place of a given text.</summary>
public sealed class WholeModelRefusalTests
{
    [Theory]
    [InlineData("failback: return, ", "failback: retrun, ", DefinitionErrorCodes.UnknownWord, "retrun", "return")]
    [InlineData("preferredZone: a, ", "", DefinitionErrorCodes.MissingKey, "return", "preferredZone")]
    [InlineData("preferredZone: a", "preferredZone: d", DefinitionErrorCodes.UnknownName, "d, failback", null)]
    [InlineData("replicas: 3", "replicas: 1", DefinitionErrorCodes.ImpossibleCombination, "1, spreadBy", "2")]
    [InlineData("standby: hot", "standby: none", DefinitionErrorCodes.ImpossibleCombination, "3, spreadBy", "1")]
    [InlineData("zones: [a, b, c]", "zones: [a, B_1, c]", DefinitionErrorCodes.WrongForm, "B_1", null)]
    [InlineData("maxStoreOutage: 10m", "maxStoreOutage: 10min", DefinitionErrorCodes.WrongUnit, "10min", "10m")]
    [InlineData("mode: shadow", "mode: cascade", DefinitionErrorCodes.ImpossibleCombination, "cascade", null)]
    [InlineData("type: vote2oo3, maxDeviation: 0.5", "type: vote2oo3", DefinitionErrorCodes.MissingKey, "vote2oo3", "maxDeviation")]
    [InlineData("type: vote2oo3, maxDeviation: 0.5", "type: vote2oo3, quorum: 3, maxDeviation: 0.5", DefinitionErrorCodes.ImpossibleCombination, "3, maxDeviation: 0.5", "2")]
    [InlineData("type: average,", "type: vote2oo3,", DefinitionErrorCodes.ImpossibleCombination, "vote2oo3, maxDeviation: 1", "quorum")]
    [InlineData("type: load_balance,", "type: load_balance, maxDeviation: 4,", DefinitionErrorCodes.ImpossibleCombination, "4, switch", null)]
    [InlineData("then: fail_low", "then: substitute", DefinitionErrorCodes.ImpossibleCombination, "substitute } }", null)]
    [InlineData("value: 5, maxAge: 1m, then: fail_low", "value: 5, then: fail_low", DefinitionErrorCodes.ImpossibleCombination, "fail_low", null)]
    [InlineData("{ action: substitute, value: 0 }", "{ action: substitute }", DefinitionErrorCodes.MissingKey, "substitute }\n", "value")]
    [InlineData("{ action: substitute, value: 0 }", "{ action: substitute, value: -2 }", DefinitionErrorCodes.OutOfRange, "-2 }", null)]
    [InlineData("amqps://rabbit/loops", "https://rabbit/loops", DefinitionErrorCodes.WrongForm, "\"https://rabbit", null)]
    [InlineData("username: u, password: \"${env:P}\"", "username: u", DefinitionErrorCodes.MissingKey, "u } } }", null)]
    [InlineData("username: u, password: \"${env:P}\"", "bearer: \"${env:P}\"", DefinitionErrorCodes.ImpossibleCombination, "{ bearer: \"${env:P}\"", null)]
    [InlineData("connection: \"${env:DSN}\", query:", "connection: \"Host=db;Password=x\", query:", DefinitionErrorCodes.LiteralSecret, "\"Host=db", null)]
    [InlineData("listen: samples,", "listen: samples, query: \"select 1\",", DefinitionErrorCodes.ImpossibleCombination, "samples, query", null)]
    [InlineData("listen: samples, ", "", DefinitionErrorCodes.MissingKey, "{ connection: \"${env:DSN}\", jsonPath", "query")]
    [InlineData("path: /var/run/value", "path: var/run/value", DefinitionErrorCodes.WrongForm, "var/run/value", null)]
    [InlineData("metric: memory", "metric: memroy", DefinitionErrorCodes.UnknownWord, "memroy", "memory")]
    [InlineData("range: [-1.5, 1e6]", "range: [-1.5, .inf]", DefinitionErrorCodes.NotFinite, ".inf", null)]
    [InlineData("system: { metric: cpu }", "system: { metric: cpu, every: 50ms }", DefinitionErrorCodes.OutOfRange, "50ms } }", null)]
    [InlineData("from: 20, kp", "from: 10, kp", DefinitionErrorCodes.ImpossibleCombination, "10, kp: 0.005", null)]
    [InlineData("gain: -20", "gain: 0", DefinitionErrorCodes.OutOfRange, "0, deadTime", null)]
    [InlineData("proportional: 0.7", "proportional: 1.7", DefinitionErrorCodes.OutOfRange, "1.7", null)]
    [InlineData("setpointRatePerMinute: { up: 100 }", "setpointRatePerMinute: { }", DefinitionErrorCodes.MissingKey, "{ }", "up")]
    [InlineData("setpointRatePerMinute: { up: 100 }", "setpointRatePerMinutes: { up: 100 }", DefinitionErrorCodes.UnknownKey, "setpointRatePerMinutes", "setpointRatePerMinute")]
    [InlineData("initial: 4", "initial: 400", DefinitionErrorCodes.OutOfRange, "400 }", null)]
    [InlineData("severity: warning }", "severity: warning }, delivery: { coalesce: latest }", DefinitionErrorCodes.ImpossibleCombination, "latest", "none")]
    [InlineData("link: \"pulled->controller\"", "link: \"pulld->controller\"", DefinitionErrorCodes.UnknownName, "\"pulld", "pulled")]
    [InlineData("link: \"pulled->controller\"", "link: \"pulled\"", DefinitionErrorCodes.WrongForm, "\"pulled\"", null)]
    [InlineData("max: 500ms", "max: 0.5", DefinitionErrorCodes.WrongUnit, "0.5, for", null)]
    [InlineData("max: 0.01", "max: 1.5", DefinitionErrorCodes.OutOfRange, "1.5, alert", null)]
    [InlineData("for: 30s, alert: page", "for: 30s, alert: scale", DefinitionErrorCodes.ImpossibleCombination, "scale }", null)]
    [InlineData("when: \"loop.step.latency_p99 > 400ms\"", "when: \"loop.step.latency_p99 = 400ms\"", DefinitionErrorCodes.WrongForm, "\"loop.step.latency_p99 =", null)]
    [InlineData("source: prom-a }", "source: prom-c }", DefinitionErrorCodes.UnknownName, "prom-c", "prom-a")]
    [InlineData("{ failover: {} }", "{ }", DefinitionErrorCodes.MissingKey, "{ }, { mode", "migrate")]
    [InlineData("{ failover: {} }", "{ failover: {}, alert: { output: page } }", DefinitionErrorCodes.ImpossibleCombination, "{ output: page } }, { mode", null)]
    [InlineData("name: bus", "name: scale", DefinitionErrorCodes.DuplicateName, "scale, amqp", null)]
    [InlineData("name: cpu,", "name: disk,", DefinitionErrorCodes.DuplicateName, "disk, system: { metric: disk", null)]
    [InlineData("route: payments", "route: \"pay ments\"", DefinitionErrorCodes.WrongForm, "\"pay ments\"", null)]
    [InlineData("dryRun: true", "dryRun: yes", DefinitionErrorCodes.WrongType, "yes }", null)]
    public void Parse_OnePieceOfEverySourceWrong_SaysWhatAndWhere(string piece, string replacement, string code, string at, string? suggestion) =>
        Check(WholeModel.EverySource, piece, replacement, code, at, suggestion);

    [Theory]
    [InlineData("samples: 7", "samples: 6", DefinitionErrorCodes.OutOfRange, "6, timeout", null)]
    [InlineData("samples: 30", "samples: 5000", DefinitionErrorCodes.OutOfRange, "5000", null)]
    [InlineData("factor: 1.8", "factor: 0", DefinitionErrorCodes.OutOfRange, "0, offset", null)]
    [InlineData("{ from: 10, output: 5 }", "{ from: 0, output: 5 }", DefinitionErrorCodes.ImpossibleCombination, "0, output: 5", null)]
    [InlineData(", { from: 10, output: 5 }", "", DefinitionErrorCodes.MissingKey, "[ { from: 0", null)]
    [InlineData(", substitute: 3", "", DefinitionErrorCodes.MissingKey, "substitute }", "substitute")]
    [InlineData("onError: bad", "substitute: 3", DefinitionErrorCodes.ImpossibleCombination, "3 }\n    - { name: median", null)]
    [InlineData("hedgeAfter: 50ms", "hedgeAfter: 250ms", DefinitionErrorCodes.ImpossibleCombination, "250ms", null)]
    [InlineData("https://m-b/", "https://m-a/", DefinitionErrorCodes.DuplicateName, "\"https://m-a/\", zone: b", null)]
    [InlineData("class: Acme.Plugins.Smoother", "class: Acme..Smoother", DefinitionErrorCodes.WrongForm, "Acme..", null)]
    [InlineData("type: kalman1d", "type: kalman", DefinitionErrorCodes.UnknownWord, "kalman, processNoise", "kalman1d")]
    [InlineData("processNoise: 0.01, ", "", DefinitionErrorCodes.MissingKey, "{ name: kalman", "processNoise")]
    [InlineData("input: kalman", "input: kalmann", DefinitionErrorCodes.UnknownName, "kalmann", "kalman")]
    [InlineData("loop: outer", "loop: every-stage", DefinitionErrorCodes.Cycle, "every-stage, maxAge", null)]
    [InlineData("gains: { kp: 2 }", "gains: { kp: -2 }", DefinitionErrorCodes.OutOfRange, "-2", null)]
    [InlineData("    output: { min: 0, max: 100, ratePerMinute: 60 }\n", "", DefinitionErrorCodes.MissingKey, "type: cascade", "output")]
    public void Parse_OnePieceOfEveryStageWrong_SaysWhatAndWhere(string piece, string replacement, string code, string at, string? suggestion) =>
        Check(WholeModel.EveryStage, piece, replacement, code, at, suggestion);

    [Theory]
    [InlineData("limit: 50, above: 1", "limit: 50", DefinitionErrorCodes.MissingKey, "{ type: threshold", "above")]
    [InlineData("limit: 50, above: 1, ", "", DefinitionErrorCodes.MissingKey, "{ type: threshold", "table")]
    [InlineData("low: 18", "low: 28", DefinitionErrorCodes.MinAboveMax, "28", null)]
    [InlineData("on: 100", "on: 0", DefinitionErrorCodes.ImpossibleCombination, "0, minOn", null)]
    [InlineData("from: 20, change", "from: 15, change", DefinitionErrorCodes.ImpossibleCombination, "15, change", null)]
    [InlineData("from: 10, to: 20", "from: 20, to: 10", DefinitionErrorCodes.MinAboveMax, "20, to", null)]
    [InlineData("target: 60, adjust", "target: 160, adjust", DefinitionErrorCodes.SetpointOutOfRange, "160", null)]
    [InlineData("target: 60, tolerance: 0.2, rounding: nearest, output: { min: 1", "target: 60, output: { min: 0", DefinitionErrorCodes.OutOfRange, "0, max", null)]
    [InlineData("expr: \"max(0, setpoint - value)\"", "expr: \" \"", DefinitionErrorCodes.WrongForm, "\" \"", null)]
    public void Parse_OnePieceOfAControllerWrong_SaysWhatAndWhere(string piece, string replacement, string code, string at, string? suggestion) =>
        Check(WholeModel.Texts.Single(text => text.Contains(piece, StringComparison.Ordinal) && text.Length < 1000), piece, replacement, code, at, suggestion);

    /// <summary>No code without a row that shows it, here, in <see cref="RefusalTests"/> or in <see cref="CheckTests"/>.</summary>
    [Fact]
    public void Code_OfEachKind_HasARow()
    {
        var rows = new[] { typeof(WholeModelRefusalTests), typeof(RefusalTests), typeof(CheckTests) }
            .SelectMany(type => type.GetMethods()).SelectMany(method => method.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>())
            .SelectMany(row => row.GetData(null!).Single().OfType<string>()).ToHashSet();

        // These need more than one changed piece: facts of their own in RefusalTests, ParserTests and WholeModelTests.
        string[] elsewhere =
        [
            DefinitionErrorCodes.Empty, DefinitionErrorCodes.MultipleDocuments, DefinitionErrorCodes.TooLarge, DefinitionErrorCodes.TooDeep, DefinitionErrorCodes.TooMany,
            DefinitionErrorCodes.NoSources, DefinitionErrorCodes.SingleZone, DefinitionErrorCodes.NotSupportedYet,
        ];
        var codes = typeof(DefinitionErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        codes.Where(code => !rows.Contains(code)).ShouldBe(elsewhere, ignoreOrder: true);
    }

    private static void Check(string text, string piece, string replacement, string code, string at, string? suggestion)
    {
        text.ShouldContain(piece, Case.Sensitive);
        var changed = text.Replace(piece, replacement, StringComparison.Ordinal);
        var errors = WholeModel.Parse(changed).Errors;
        errors.Select(error => error.Code).ShouldBe([code], string.Join("; ", errors));
        errors[0].Suggestion.ShouldBe(suggestion, errors[0].ToString());
        (errors[0].Line, errors[0].Column).ShouldBe(SampleText.PlaceOf(changed, at), errors[0].ToString());
        errors[0].Path.ShouldStartWith("spec.");
    }
}

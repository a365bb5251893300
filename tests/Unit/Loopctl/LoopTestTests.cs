using System.Xml.Linq;
using OrleansHa.Loopctl.Testing;
using OrleansHa.Loopctl.Testing.Reading;
using OrleansHa.Loopctl.Testing.Reports;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Loopctl;

/// <summary>Tests of definitions: what they run, what they find, and how a bad one is refused.</summary>
public sealed class LoopTestTests : IDisposable
{
    private const string Loop = """
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: tank }
        spec:
          period: 1s
          signals:
            level:
              units: "%"
              range: [0, 100]
              selector: { type: failover }
              watchdog: { stallAfter: 3s }
              onBad: { action: hold_last, maxAge: 10s }
              sources: [ { name: a, push: {} }, { name: b, push: {} } ]
          controller: { type: pid, setpoint: 50, gains: { kp: 0.5, ki: 0.02 }, action: reverse, output: { min: 0, max: 20, ratePerMinute: 300 } }
          outputs:
            - { name: pump, http: { endpoints: [ { url: https://p/ } ] }, delivery: { ttl: 5s }, onPartition: hold }
        """;

    private const string Head = "apiVersion: loops/v1\nkind: LoopTest\nplants:\n  level: { model: integrating, gain: 0.1, drift: -0.5, min: 0, max: 100, noise: 0.1 }\ncases:\n";

    private readonly TemporaryDirectory _temporary = new();

    public static TheoryData<string> SampleTests => [.. TestFiles.Find(Path.Combine(Repository.Root, "samples"))];

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [MemberData(nameof(SampleTests))]
    public void SampleTest_EachCase_Passes(string file)
    {
        var (read, errors) = LoopTestReader.Read(file);
        errors.ShouldBeEmpty();

        foreach (var test in read!.Cases)
            Failures(CaseRunner.Run(read.Definition, test)).ShouldBeEmpty();
    }

    // A user's class is not run by loopctl, so a definition that needs one cannot be tested by it.
    [Fact]
    public void Samples_EveryDefinitionWithoutCustomCode_HasTests() => SampleTests.Count.ShouldBe(
        Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "loop.yaml", SearchOption.AllDirectories)
            .Count(file => !file.Contains("/bin/", StringComparison.Ordinal) && !File.ReadAllText(file).Contains("type: custom", StringComparison.Ordinal)));

    [Fact]
    public void Case_SameSeed_IsTheSameRunAndAnotherSeedIsNot()
    {
        var file = Read(Head + "  - { name: a, for: 1m, seed: 7, expect: { steps: { min: 61 } } }\n  - { name: b, for: 1m, seed: 8, expect: { steps: { min: 61 } } }\n");

        var (first, again, other) = (Report(file, 0), Report(file, 0), Report(file, 1));

        again.FinalValue.ShouldBe(first.FinalValue);
        other.FinalValue.ShouldNotBe(first.FinalValue);
    }

    [Fact]
    public void Case_TakeoverWithDeliveriesNotWrittenDown_DeliversThemAgainUnderTheSameKey()
    {
        var result = Run("  - { name: t, for: 2m, faults: [ { at: 30500ms, takeover: 3s } ], expect: { takeovers: { min: 1, max: 1 }, duplicates: { min: 1, max: 1 }, steps: { min: 118, max: 119 } } }\n");

        Failures(result).ShouldBeEmpty();
        var seqs = result.Trace!.Rows.SelectMany(row => row.Decisions).Select(decision => (decision.Seq, decision.Epoch)).ToList();
        seqs.Select(one => one.Seq).ShouldBeInOrder(SortDirection.Ascending);
        seqs[^1].Epoch.ShouldBe(2);
    }

    [Fact]
    public void Case_OutputDownLongerThanItsTtl_DeadLettersAndBalances()
    {
        var result = Run("  - { name: t, for: 2m, faults: [ { at: 30s, output: pump, is: down, for: 40s }, { at: 31s, store: away, for: 20s } ], expect: { deadLetters: { min: 1 }, superseded: { min: 1 } } }\n");

        Failures(result).ShouldBeEmpty();
        result.Trace!.End.Outputs["pump"].Balances.ShouldBeTrue();
    }

    [Theory]
    [InlineData("stalled", "stalled")]
    [InlineData("stuck", "ok")]
    [InlineData("disconnected", "disconnected")]
    public void Case_SourceFault_ShowsAsThatHealth(string fault, string health) => Failures(Run(
        $"  - {{ name: t, for: 1m, faults: [ {{ at: 20s, source: a, is: {fault} }} ], expect: {{ at: [ {{ time: 40s, health: {{ a: {health}, b: ok }} }} ] }} }}\n")).ShouldBeEmpty();

    [Fact]
    public void Case_ExpectationsThatDoNotHold_FailEachWithItsPlaceAndWhatWas()
    {
        var result = Run("""
              - name: wrong
                for: 1m
                expect:
                  settles: { band: 0.001, within: 1s }
                  final: { value: 10, within: 1 }
                  output: { max: 0.1 }
                  decisions: { max: 1 }
                  at: [ { time: 30s, quality: Bad, mode: manual } ]
            """ + "\n");

        var failed = result.Checks.Where(check => !check.Holds).ToList();
        failed.Select(check => (check.Name, check.Line)).ShouldBe([("settles", 9), ("final", 10), ("output", 11), ("decisions", 12), ("at", 13)]);
        failed[^1].Actual.ShouldEndWith("mode auto");
        var xml = XDocument.Parse(JUnitReport.Make([(CaseReport.Of(Read(Head + "  - { name: x, for: 1m, expect: { steps: { min: 1 } } }\n"), result), TimeSpan.FromSeconds(1))]));
        xml.Root!.Attribute("failures")!.Value.ShouldBe("1");
        xml.Descendants("failure").Single().Value.ShouldContain(":9:16: wrong: settles: expected within 0.001 of 50");
    }

    [Fact]
    public void Case_RecordedSamples_AreReplayedAtTheirTimes()
    {
        File.WriteAllText(Path.Combine(_temporary.Path, "r.csv"), "at,source,value\n0,a,40\n1,a,41\n2,a,\n2.5,b,44\n3,b,45\n");
        File.WriteAllText(Path.Combine(_temporary.Path, "r.jsonl"), """{"at":0,"source":"a","value":40}""" + "\n" + """{"at":3,"source":"a","value":null}""" + "\n");

        Failures(Run("  - { name: t, plants: { level: { model: recorded, file: r.csv } }, expect: { steps: { min: 5, max: 5 }, final: { value: 45, within: 0 } } }\n")).ShouldBeEmpty();
        Failures(Run("  - { name: t, plants: { level: { model: recorded, file: r.jsonl } }, expect: { final: { value: 40, within: 0 } } }\n")).ShouldBeEmpty();
    }

    [Fact]
    public void Case_PlantByFormula_IsDrivenByTheOutput() => Failures(Run(
        "  - { name: t, for: 3m, plants: { level: { model: expression, next: \"value + dt * (4 * output - value) / 10\", initial: 0 } }, expect: { final: { within: 1 } } }\n")).ShouldBeEmpty();

    [Fact]
    public void Case_PlantWithoutAValue_FailsAndSaysWhen() =>
        Run("  - { name: t, for: 1m, plants: { level: { model: expression, next: \"1 / (t - 1)\" } }, expect: { steps: { min: 1 } } }\n")
            .Checks.ShouldHaveSingleItem().Actual.ShouldBe("the plant's formula has no value at 1 s");

    [Theory]
    [InlineData("cases: []\n", "empty")]
    [InlineData("cases:\n  - { name: t, for: 1m, expct: {} }\n", "unknown_key", 7, 25, "expect")]
    [InlineData("cases:\n  - { name: t, for: 1d, expect: { steps: { min: 1 } } }\n", "wrong_unit", 7, 21, null)]
    [InlineData("cases:\n  - { name: t, for: 1m, expect: { setles: { band: 1 } } }\n", "unknown_key", 7, 35, "settles")]
    [InlineData("cases:\n  - { name: t, for: 1m, faults: [ { at: 1s, source: c, is: stalled } ], expect: { steps: { min: 1 } } }\n", "unknown_word", 7, 53, null)]
    [InlineData("cases:\n  - { name: t, for: 1m, faults: [ { at: 1s, source: a, is: staled } ], expect: { steps: { min: 1 } } }\n", "unknown_word", 7, 60, "stalled")]
    [InlineData("cases:\n  - { name: t, for: 1m, faults: [ { at: 1s } ], expect: { steps: { min: 1 } } }\n", "missing_key", 7, 35, null)]
    [InlineData("cases:\n  - { name: t, for: 24h, plants: { level: { model: recorded, file: no.csv } }, expect: {} }\n", "unknown_name", 7, 68, null)]
    [InlineData("cases:\n  - { name: t, for: 1m, plants: { level: { model: expression, next: \"valu + 1\" } }, expect: { steps: { min: 1 } } }\n", "wrong_form", 7, 69, "value")]
    [InlineData("cases:\n  - { name: t, name: t }\n", "duplicate_key", 7, 16, null)]
    [InlineData("cases:\n  - &a { name: t, for: 1m, expect: { steps: { min: 1 } } }\n", "anchor_refused", 7, 5, null)]
    [InlineData("definition: nowhere.yaml\n", "unknown_name", 6, 13, null)]
    [InlineData("cases: [\n", "syntax")]
    public void File_ThatIsWrong_IsRefusedWithItsPlace(string rest, string code, int line = 0, int column = 0, string? nearest = null)
    {
        var (file, errors) = ReadRaw(Head.Replace("cases:\n", "", StringComparison.Ordinal).Replace("plants:\n", "\nplants:\n", StringComparison.Ordinal) + rest);

        file.ShouldBeNull();
        var error = errors.First(one => one.Error.Code == code).Error;
        error.Line.ShouldBeGreaterThan(0);
        if (line > 0)
            (error.Line, error.Column).ShouldBe((line, column));
        if (nearest is not null)
            error.Suggestion.ShouldBe(nearest);
    }

    private static IEnumerable<string> Failures(CaseResult result) =>
        result.Checks.Where(check => !check.Holds).Select(check => $"{result.Case.Name}: {check.Name}: expected {check.Expected}; was {check.Actual}");

    private static CaseReport Report(LoopTestFile file, int index) => CaseReport.Of(file, CaseRunner.Run(file.Definition, file.Cases[index]));

    private CaseResult Run(string cases)
    {
        var file = Read(Head + cases);
        return CaseRunner.Run(file.Definition, file.Cases[0]);
    }

    private LoopTestFile Read(string text)
    {
        var (file, errors) = ReadRaw(text);
        errors.ShouldBeEmpty();
        return file.ShouldNotBeNull();
    }

    private (LoopTestFile? File, IReadOnlyList<FileError> Errors) ReadRaw(string text)
    {
        File.WriteAllText(Path.Combine(_temporary.Path, "loop.yaml"), Loop);
        var path = Path.Combine(_temporary.Path, "loop.test.yaml");
        File.WriteAllText(path, text);
        return LoopTestReader.Read(path);
    }
}

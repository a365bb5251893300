namespace OrleansHa.Tests.Unit.Definition;

public sealed class CanonicalTests
{
    public static TheoryData<string> Samples => new(SampleText.Boiler, SampleText.CheckoutCapacity, Odd);

    private static string Odd => SampleText.Boiler
        .Replace("{ team: energy }", """{ "yes": "no", b: "a: \"b\" # \u00e4 😀", a: "" }""", StringComparison.Ordinal)
        .Replace("then: manual", "then: substitute, value: -0.0", StringComparison.Ordinal)
        .Replace("gains: { kp: 2.5", "gains: { kp: 1e-17", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Canonical_ReadBack_IsTheSame(string text)
    {
        var loop = SampleText.Valid(text);
        var canonical = loop.ToCanonicalText();

        var back = SampleText.Valid(canonical);

        back.ToCanonicalText().ShouldBe(canonical);
        back.ContentHash().ShouldBe(loop.ContentHash());
        back.Controller.ShouldBe(loop.Controller);
        back.Labels.ShouldBe(loop.Labels);
    }

    [Fact]
    public void ContentHash_LooksDifferentMeansTheSame_IsEqual()
    {
        var defaultsWritten = SampleText.BoilerWith("period: 250ms", "mode: auto\n  trigger: period\n  period: 0.25s")
            .Replace("units: Cel", "units: degC", StringComparison.Ordinal)
            .Replace("name: sensor-a,", "priority: 1, name: sensor-a,", StringComparison.Ordinal);

        SampleText.Valid(defaultsWritten).ContentHash().ShouldBe(SampleText.Valid(SampleText.Boiler).ContentHash());
    }

    [Fact]
    public void ContentHash_OneGainDiffers_Differs() =>
        SampleText.Valid(SampleText.BoilerWith("kp: 2.5", "kp: 2.6")).ContentHash().ShouldNotBe(SampleText.Valid(SampleText.Boiler).ContentHash());

    [Fact]
    public void Canonical_Boiler_ReadsAsExpected() =>
        SampleText.Valid(SampleText.Boiler).ToCanonicalText().ShouldStartWith(
            """
            apiVersion: "loops/v1"
            kind: FeedbackLoop
            metadata:
              name: boiler
              labels:
                team: energy
            spec:
              mode: auto
              period: 250ms
            """.Replace("\"loops/v1\"", "loops/v1", StringComparison.Ordinal));
}

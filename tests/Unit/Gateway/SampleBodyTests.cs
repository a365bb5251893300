using System.Text;
using OrleansHa.Gateway.Bodies;
using OrleansHa.Grains.Interfaces;

namespace OrleansHa.Tests.Unit.Gateway;

public sealed class SampleBodyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Parse_OneSample_KeepsEveryField()
    {
        var result = Parse("""{ "id": "a", "value": 1.5, "quality": "Uncertain_SubNormal", "observedAt": "2026-11-21T11:59:59Z" }""");

        result.Errors.ShouldBeEmpty();
        result.IsArray.ShouldBeFalse();
        var sample = result.Samples.ShouldHaveSingleItem();
        sample.Id.ShouldBe("a");
        sample.Value.ShouldBe(1.5);
        sample.Quality.ShouldBe(Quality.Uncertain_SubNormal);
        sample.ObservedAt.ShouldBe(Now.AddSeconds(-1));
    }

    [Fact]
    public void Parse_WithoutTime_TakesNow() => Parse("""{ "id": "a", "value": null }""").Samples[0].ObservedAt.ShouldBe(Now);

    [Fact]
    public void Parse_NullValue_IsMissingNotZero() => Parse("""{ "id": "a", "value": null }""").Samples[0].Value.ShouldBeNull();

    [Theory]
    [InlineData("""{ "id": "a", "value": NaN }""", "bad_json", 1)]
    [InlineData("{ \"id\": \"a\",\n \"value\": }", "bad_json", 2)]
    [InlineData("", "bad_json", 1)]
    [InlineData("3", "not_a_sample", 0)]
    [InlineData("[]", "no_samples", 1)]
    [InlineData("""{ "value": 1 }""", "bad_id", 0)]
    [InlineData("""{ "id": 7, "value": 1 }""", "bad_id", 0)]
    [InlineData("""{ "id": "a", "value": "1" }""", "bad_value", 0)]
    [InlineData("""{ "id": "a", "value": 1, "quality": "Fine" }""", "bad_quality", 0)]
    [InlineData("""{ "id": "a", "value": 1, "quality": "3" }""", "bad_quality", 0)]
    [InlineData("""{ "id": "a", "value": 1, "observedAt": "yesterday" }""", "bad_observedAt", 0)]
    [InlineData("""{ "id": "a", "valeu": 1 }""", "unknown_key", 0)]
    public void Parse_Wrong_SaysWhatAndWhere(string body, string code, int line)
    {
        var result = Parse(body);

        result.Samples.ShouldBeEmpty();
        result.Errors[0].Code.ShouldBe(code);
        result.Errors[0].Line.ShouldBe(line);
        result.Errors[0].Path.ShouldStartWith("$");
    }

    [Fact]
    public void Parse_ManyWrongSamples_StopsAtABound() =>
        Parse($"[{string.Join(',', Enumerable.Repeat("{}", 99))}]").Errors.Count.ShouldBeInRange(1, 21);

    [Fact]
    public void Parse_TooManySamples_IsRefusedAsAWhole() =>
        Parse($"[{string.Join(',', Enumerable.Repeat("{}", 101))}]").Errors.ShouldHaveSingleItem().Code.ShouldBe("too_many_samples");

    [Fact]
    public void Parse_DeeplyNested_IsRefused() =>
        Parse(new string('[', 5000)).Errors[0].Code.ShouldBe("bad_json");

    [Fact]
    public void Parse_RandomBytes_NeverThrows()
    {
        const int Seed = 20261121;
        var random = new Random(Seed);
        for (var i = 0; i < 5000; i++)
        {
            var bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            SampleBody.Parse(bytes, 100, Now).ShouldNotBeNull($"seed {Seed}, case {i}");
        }
    }

    private static SampleBodyResult Parse(string body) => SampleBody.Parse(Encoding.UTF8.GetBytes(body), 100, Now);
}

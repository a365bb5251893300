using System.Text;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Silo.Sources;
using OrleansHa.Silo.Sources.Prometheus;

namespace OrleansHa.Tests.Unit.Sources;

/// <summary>What is a number, and what is Bad with a reason: never 0 by chance.</summary>
public sealed class SampleNumberTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("42", "$", 42)]
    [InlineData(" -1.5e3\n", "$", -1500)]
    [InlineData("0", "$", 0)]
    [InlineData("+7", "$", 7)]
    [InlineData("\"8\"", "$", 8)]
    [InlineData("{\"a\":{\"b\":[1,2.5]}}", "$.a.b[1]", 2.5)]
    [InlineData("{\"v\":\"9.25\"}", "$.v", 9.25)]
    public void Read_Number_IsGood(string body, string path, double expected)
    {
        var answer = Read(body, path);

        answer.Value.ShouldBe(Measured.Good(expected, At));
        answer.Reason.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "$", "empty")]
    [InlineData(" \r\n", "$", "empty")]
    [InlineData("null", "$", "null")]
    [InlineData("{\"v\":null}", "$.v", "null")]
    [InlineData("{\"v\":\"\"}", "$.v", "empty")]
    [InlineData("\"\"", "$", "empty")]
    [InlineData("NaN", "$", "NaN")]
    [InlineData("{\"v\":\"NaN\"}", "$.v", "NaN")]
    [InlineData("Infinity", "$", "not a number")]
    [InlineData("1e999", "$", "not a number")]
    [InlineData("true", "$", "no number")]
    [InlineData("{\"v\":{}}", "$.v", "no number")]
    [InlineData("{\"v\":1}", "$.w", "nothing at $.w")]
    [InlineData("1,5", "$", "neither")]
    [InlineData("<html>", "$", "neither")]
    [InlineData("{\"v\":1", "$.v", "not JSON")]
    [InlineData("[]", "$[0]", "nothing")]
    public void Read_NoNumber_IsBadWithTheReason(string body, string path, string reason)
    {
        var answer = Read(body, path);

        answer.Value.ShouldBe(Measured.Missing(Quality.Bad_SensorFailure, At));
        answer.Reason.ShouldNotBeNull().ShouldContain(reason);
        answer.IsFailure.ShouldBeFalse("an answer without a value is no reason to leave a source alone");
    }

    [Fact]
    public void Read_TooLarge_IsBad() => Read(new string(' ', SampleNumber.MaxBytes) + "1", "$").Reason!.ShouldContain("larger");

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1.5,"41.5"]}]}}""", 41.5)]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1.5,"0"]}}""", 0)]
    public void Prometheus_OneValue_IsGood(string body, double expected) =>
        PrometheusAnswer.Read(Encoding.UTF8.GetBytes(body), At).Value.ShouldBe(Measured.Good(expected, At));

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", "empty vector")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"1"]},{"value":[1,"1"]}]}}""", "2 series")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"NaN"]}]}}""", "NaN")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"+Inf"]}]}}""", "+Inf")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,""]}]}}""", "no number")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"histogram":[1,{}]}]}}""", "histogram")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[]}}""", "matrix")]
    [InlineData("""{"status":"error","error":"boom"}""", "not one of Prometheus")]
    [InlineData("""{"status":"success","data":null}""", "not one of Prometheus")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[7]}}""", "not one of Prometheus")]
    [InlineData("42", "not one of Prometheus")]
    [InlineData("", "not one of Prometheus")]
    public void Prometheus_NoSingleValue_IsBadWithTheReason(string body, string reason)
    {
        var answer = PrometheusAnswer.Read(Encoding.UTF8.GetBytes(body), At);

        answer.Value.Value.ShouldBeNull();
        answer.Reason.ShouldNotBeNull().ShouldContain(reason);
    }

    private static OrleansHa.Grains.Sources.SourceAnswer Read(string body, string path)
    {
        JsonPath.TryParse(path, out var parsed).ShouldBeTrue();
        return SampleNumber.Read(Encoding.UTF8.GetBytes(body), parsed!, At);
    }
}

using System.Text.Json;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Tests.Unit.Definition;

public sealed class JsonPathTests
{
    private static readonly JsonElement Answer = JsonDocument.Parse("""{ "value": 3, "a b": [ { "x": 1 }, { "x": 2 } ] }""").RootElement;

    [Theory]
    [InlineData("$.value", "3")]
    [InlineData("$['a b'][1].x", "2")]
    [InlineData("""$["a b"][0]["x"]""", "1")]
    [InlineData("$.value.x", null)]
    [InlineData("$['a b'][2]", null)]
    [InlineData("$[0]", null)]
    public void TrySelect_Path_FindsItsPlaceOrNothing(string path, string? found)
    {
        JsonPath.TryParse(path, out var parsed).ShouldBeTrue();

        parsed!.TrySelect(Answer, out var element).ShouldBe(found is not null);
        if (found is not null)
            element.GetRawText().ShouldBe(found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("value")]
    [InlineData("$.")]
    [InlineData("$..value")]
    [InlineData("$[*]")]
    [InlineData("$[-1]")]
    [InlineData("$[9999999]")]
    [InlineData("$.value ")]
    public void TryParse_NoSinglePlace_IsRefused(string path) => JsonPath.TryParse(path, out _).ShouldBeFalse();
}

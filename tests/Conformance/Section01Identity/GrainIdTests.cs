using System.Text.Json;

namespace OrleansHa.Tests.Conformance.Section01Identity;

/// <summary>orleans-api.md §1: IdSpan, GrainType, GrainId.</summary>
public sealed class GrainIdTests
{
    [Fact]
    public void IdSpan_OfEmptyText_IsNotTheDefault()
    {
        IdSpan.Create("").ShouldNotBe(default(IdSpan));
        IdSpan.Create("").IsDefault.ShouldBeFalse();
        default(IdSpan).IsDefault.ShouldBeTrue();
    }

    [Fact]
    public void IdSpan_HoldsUtf8Bytes()
    {
        var span = IdSpan.Create("grün");
        span.AsSpan().ToArray().ShouldBe("grün"u8.ToArray());
        span.Value.ToArray().ShouldBe("grün"u8.ToArray());
        span.ToString().ShouldBe("grün");
        span.ShouldBe(new IdSpan("grün"u8.ToArray()));
        span.GetUniformHashCode().ShouldBe(StableHash.ComputeHash("grün"u8));
    }

    [Fact]
    public void GrainType_ComparesByText()
    {
        var type = GrainType.Create("user");
        (type == new GrainType(IdSpan.Create("user"))).ShouldBeTrue();
        (type != GrainType.Create("account")).ShouldBeTrue();
        type.CompareTo(GrainType.Create("account")).ShouldBeGreaterThan(0);
        type.ToString().ShouldBe("user");
        type.IsDefault.ShouldBeFalse();
        type.GetUniformHashCode().ShouldBe(StableHash.ComputeHash("user"u8));
    }

    [Fact]
    public void GrainId_FromTypeAndKey_HasThemAndTheirText()
    {
        var id = GrainId.Create("user", "anna");
        id.Type.ShouldBe(GrainType.Create("user"));
        id.Key.ShouldBe(IdSpan.Create("anna"));
        id.ToString().ShouldBe("user/anna");
        id.IsDefault.ShouldBeFalse();
        default(GrainId).IsDefault.ShouldBeTrue();
        (id == GrainId.Create(GrainType.Create("user"), IdSpan.Create("anna"))).ShouldBeTrue();
        (id != GrainId.Create("user", "bert")).ShouldBeTrue();
    }

    [Fact]
    public void GrainId_ParsedFromText_SplitsAtTheFirstSlash()
    {
        var id = GrainId.Parse("user/a/b");
        id.Type.ToString().ShouldBe("user");
        id.Key.ToString().ShouldBe("a/b");
    }

    [Fact]
    public void GrainId_ParsedFromItsText_IsEqual()
    {
        var id = GrainId.Create("user", "anna+x");
        GrainId.Parse(id.ToString()).ShouldBe(id);
        GrainId.TryParse(id.ToString(), out var parsed).ShouldBeTrue();
        parsed.ShouldBe(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("noslash")]
    public void GrainId_FromOtherText_IsNotParsed(string? text) => GrainId.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("user", null)]
    [InlineData("user", " ")]
    [InlineData(null, "anna")]
    [InlineData(" ", "anna")]
    public void GrainId_FromBlankText_IsRefused(string? type, string? key) =>
        Should.Throw<ArgumentException>(() => GrainId.Create(type!, key!));

    [Fact]
    public void GrainId_UniformHash_CombinesTypeAndKey()
    {
        var id = GrainId.Create("user", "anna");
        id.GetUniformHashCode().ShouldBe(unchecked((StableHash.ComputeHash("user"u8) * 31) + StableHash.ComputeHash("anna"u8)));
    }

    [Fact]
    public void GrainId_ThroughJson_IsEqual()
    {
        var id = GrainId.Create("user", "anna");
        JsonSerializer.Deserialize<GrainId>(JsonSerializer.Serialize(id)).ShouldBe(id);
    }

    [Fact]
    public void GrainIds_SortByTypeThenKey()
    {
        GrainId[] ids = [GrainId.Create("b", "1"), GrainId.Create("a", "2"), GrainId.Create("a", "1")];
        ids.Order().ShouldBe([GrainId.Create("a", "1"), GrainId.Create("a", "2"), GrainId.Create("b", "1")]);
    }
}

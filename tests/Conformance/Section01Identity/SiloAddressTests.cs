using System.Net;

namespace OrleansHa.Tests.Conformance.Section01Identity;

/// <summary>orleans-api.md §1: SiloAddress, ActivationId, MembershipVersion, GrainInterfaceType.</summary>
public sealed class SiloAddressTests
{
    private static readonly SiloAddress Some = SiloAddress.New(IPAddress.Parse("10.0.0.5"), 11111, 42);

    [Fact]
    public void ParsableString_IsAddressPortAndGeneration()
    {
        Some.ToParsableString().ShouldBe("10.0.0.5:11111@42");
        SiloAddress.FromParsableString("10.0.0.5:11111@42").ShouldBe(Some);
        SiloAddress.Parse("10.0.0.5:11111@42").ShouldBe(Some);
        SiloAddress.TryParse("10.0.0.5:11111@42", out var parsed).ShouldBeTrue();
        parsed.ShouldBe(Some);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("10.0.0.5:11111")]
    public void OtherText_IsNotParsed(string? text) => SiloAddress.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Text_OfASilo_BeginsWithS() => Some.ToString().ShouldBe("S10.0.0.5:11111:42");

    [Fact]
    public void Parts_AreThoseItWasMadeOf()
    {
        Some.Endpoint.ShouldBe(new IPEndPoint(IPAddress.Parse("10.0.0.5"), 11111));
        Some.Generation.ShouldBe(42);
        Some.IsClient.ShouldBeFalse();
        SiloAddress.New(new IPEndPoint(IPAddress.Parse("10.0.0.5"), 11111), 42).ShouldBe(Some);
        SiloAddress.New(new IPEndPoint(IPAddress.Parse("10.0.0.5"), 11111), 42).GetConsistentHashCode().ShouldBe(Some.GetConsistentHashCode());
    }

    [Fact]
    public void Successor_IsTheSameEndpointWithALargerGeneration()
    {
        var later = SiloAddress.New(Some.Endpoint, 43);
        var elsewhere = SiloAddress.New(IPAddress.Parse("10.0.0.6"), 11111, 43);

        later.IsSuccessorOf(Some).ShouldBeTrue();
        Some.IsPredecessorOf(later).ShouldBeTrue();
        Some.IsSuccessorOf(later).ShouldBeFalse();
        Some.IsSuccessorOf(Some).ShouldBeFalse();
        elsewhere.IsSuccessorOf(Some).ShouldBeFalse();
    }

    [Fact]
    public void Generations_OfOneProcess_StrictlyIncrease()
    {
        var generations = Enumerable.Range(0, 100).Select(_ => SiloAddress.AllocateNewGeneration()).ToArray();
        generations.ShouldBe(generations.Distinct().Order());
        var seconds = (DateTime.UtcNow - new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalSeconds;
        generations[0].ShouldBeInRange((int)seconds - 60, (int)seconds + 1000);
    }

    [Fact]
    public void ActivationId_FromItsText_IsEqual()
    {
        var id = ActivationId.NewId();
        ActivationId.FromParsableString(id.ToParsableString()).ShouldBe(id);
        ActivationId.NewId().ShouldNotBe(id);
    }

    [Fact]
    public void MembershipVersion_ComparesByValue()
    {
        MembershipVersion.MinValue.Value.ShouldBe(long.MinValue);
        (new MembershipVersion(1) < new MembershipVersion(2)).ShouldBeTrue();
        (new MembershipVersion(2) > new MembershipVersion(1)).ShouldBeTrue();
        (new MembershipVersion(2) >= new MembershipVersion(2)).ShouldBeTrue();
        new MembershipVersion(2).ShouldBe(new MembershipVersion(2));
        default(MembershipVersion).Value.ShouldBe(0);
    }

    [Fact]
    public void GrainInterfaceType_ComparesByText()
    {
        GrainInterfaceType.Create("Some.IThing").ShouldBe(GrainInterfaceType.Create("Some.IThing"));
        GrainInterfaceType.Create("Some.IThing").ShouldNotBe(GrainInterfaceType.Create("Some.IOther"));
        GrainInterfaceType.Create("Some.IThing").ToString().ShouldBe("Some.IThing");
    }
}

using OrleansHa.Gateway.Limits;

namespace OrleansHa.Tests.Unit.Gateway;

public sealed class GatewayLimitsOptionsTests
{
    [Fact]
    public void Validate_Defaults_Pass() => new GatewayLimitsOptionsValidator().Validate(null, new GatewayLimitsOptions()).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData(1023, false)]
    [InlineData(1024, true)]
    [InlineData(4 * 1024 * 1024, true)]
    [InlineData(4 * 1024 * 1024 + 1, false)]
    public void Validate_DefinitionBytes_EndsOfTheRange(int value, bool allowed)
    {
        var result = new GatewayLimitsOptionsValidator().Validate(null, new GatewayLimitsOptions { MaxDefinitionBytes = value });

        result.Succeeded.ShouldBe(allowed);
        if (!allowed) result.FailureMessage!.ShouldContain($"Loop:Gateway:MaxDefinitionBytes is {value}");
    }
}

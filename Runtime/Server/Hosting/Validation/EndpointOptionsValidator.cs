using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Checks <see cref="EndpointOptions"/> before the silo starts.</summary>
internal sealed class EndpointOptionsValidator(IOptions<EndpointOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        OptionsCheck.InRange(nameof(EndpointOptions), nameof(EndpointOptions.SiloPort), options.Value.SiloPort, 1, 65535);
        OptionsCheck.InRange(nameof(EndpointOptions), nameof(EndpointOptions.GatewayPort), options.Value.GatewayPort, 0, 65535);
    }
}

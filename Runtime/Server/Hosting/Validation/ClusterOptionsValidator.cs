using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Checks <see cref="ClusterOptions"/> before the silo starts.</summary>
internal sealed class ClusterOptionsValidator(IOptions<ClusterOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        OptionsCheck.NotBlank(nameof(ClusterOptions), nameof(ClusterOptions.ClusterId), options.Value.ClusterId);
        OptionsCheck.NotBlank(nameof(ClusterOptions), nameof(ClusterOptions.ServiceId), options.Value.ServiceId);
    }
}

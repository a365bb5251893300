using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Checks <see cref="SchedulingOptions"/> before the silo starts.</summary>
internal sealed class SchedulingOptionsValidator(IOptions<SchedulingOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        OptionsCheck.Positive(nameof(SchedulingOptions), nameof(SchedulingOptions.ActivationSchedulingQuantum), options.Value.ActivationSchedulingQuantum);
        OptionsCheck.Positive(nameof(SchedulingOptions), nameof(SchedulingOptions.TurnWarningLengthThreshold), options.Value.TurnWarningLengthThreshold);
    }
}

using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Checks <see cref="StatelessWorkerOptions"/> before the silo starts.</summary>
internal sealed class StatelessWorkerOptionsValidator(IOptions<StatelessWorkerOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        OptionsCheck.Positive(nameof(StatelessWorkerOptions), nameof(value.IdleWorkersInspectionPeriod), value.IdleWorkersInspectionPeriod);
        if (value.MinIdleCyclesBeforeRemoval < 1)
            throw new OrleansConfigurationException($"{nameof(StatelessWorkerOptions)}.{nameof(value.MinIdleCyclesBeforeRemoval)} is {value.MinIdleCyclesBeforeRemoval}: it must be at least 1.");
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Orleans.Runtime.ReminderService;

/// <summary>Checks the options, and that there is a table.</summary>
internal sealed class ReminderOptionsValidator(IOptions<ReminderOptions> options, IServiceProviderIsService services) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        if (value.MinimumReminderPeriod < TimeSpan.Zero)
        {
            throw new OrleansConfigurationException($"{nameof(ReminderOptions)}.{nameof(ReminderOptions.MinimumReminderPeriod)} is {value.MinimumReminderPeriod}: it must not be below zero.");
        }

        OptionsCheck.Positive(nameof(ReminderOptions), nameof(ReminderOptions.RefreshReminderListPeriod), value.RefreshReminderListPeriod);
        OptionsCheck.Positive(nameof(ReminderOptions), nameof(ReminderOptions.ReminderLoadingWindow), value.ReminderLoadingWindow);
        OptionsCheck.Positive(nameof(ReminderOptions), nameof(ReminderOptions.InitializationTimeout), value.InitializationTimeout);
        if (!services.IsService(typeof(IReminderTable)))
        {
            throw new InvalidOperationException(
                $"AddReminders was called, but no {nameof(IReminderTable)} is registered: choose one, e.g. with UseInMemoryReminderService or UseAdoNetReminderService.");
        }
    }
}

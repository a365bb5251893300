using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;

namespace Orleans.Runtime.ReminderService;

internal sealed class AdoNetReminderTableOptionsValidator(IOptions<AdoNetReminderTableOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration() =>
        AdoNetOptionsCheck.Connection(nameof(AdoNetReminderTableOptions), options.Value.Invariant, options.Value.ConnectionString, options.Value.DataSource);
}

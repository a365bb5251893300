using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.ReminderService;

namespace Orleans.Hosting;

/// <summary>Reminders in a relational database whose tables exist already.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Adds reminders that are stored under the silo's ServiceId.</summary>
    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions) =>
        builder.UseAdoNetReminderService(options => options.Configure(configureOptions));

    /// <summary>Adds reminders that are stored under the silo's ServiceId.</summary>
    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetReminderTableOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        builder.AddReminders();
        configureOptions(builder.Services.AddOptions<AdoNetReminderTableOptions>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IReminderTable, AdoNetReminderTable>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigurationValidator, AdoNetReminderTableOptionsValidator>());
        return builder;
    }
}

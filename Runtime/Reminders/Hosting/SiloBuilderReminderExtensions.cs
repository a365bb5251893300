using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime.ReminderService;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Adds reminders to a silo.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Adds reminders; an <see cref="IReminderTable"/> has to be registered as well.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(IReminderRegistry))) return builder;
        services.AddSingleton<IConfigurationValidator, ReminderOptionsValidator>();
        services.AddSingleton<ReminderInstruments>();
        services.AddSingleton<TickSender>();
        services.AddSingleton<LocalReminderService>();
        services.AddSingleton<ReminderTarget>();
        services.AddSingleton<IReminderRegistry, ReminderRegistry>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ReminderParticipant>();
        return builder;
    }

    /// <summary>Adds reminders that are stored in one grain of the cluster: they are lost with its silo.</summary>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.AddReminders();
        builder.Services.Replace(ServiceDescriptor.Singleton<IReminderTable, InMemoryReminderTable>());
        return builder;
    }
}

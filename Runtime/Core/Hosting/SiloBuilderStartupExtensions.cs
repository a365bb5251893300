using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Work that a silo does while it starts; its failure fails the start.</summary>
public static class SiloBuilderStartupExtensions
{
    /// <summary>Runs a function at a stage, by default once the silo is active and may call grains.</summary>
    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder, Func<IServiceProvider, CancellationToken, Task> startupTask, int stage = ServiceLifecycleStage.Active)
    {
        ArgumentNullException.ThrowIfNull(startupTask);
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => new StartupTaskParticipant(startupTask, services, stage));
        return builder;
    }

    /// <summary>Runs an instance at a stage.</summary>
    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder, IStartupTask startupTask, int stage = ServiceLifecycleStage.Active)
    {
        ArgumentNullException.ThrowIfNull(startupTask);
        return builder.AddStartupTask((_, cancellationToken) => startupTask.Execute(cancellationToken), stage);
    }

    /// <summary>Runs an instance that the container makes at a stage.</summary>
    public static ISiloBuilder AddStartupTask<TStartup>(this ISiloBuilder builder, int stage = ServiceLifecycleStage.Active)
        where TStartup : class, IStartupTask =>
        builder.AddStartupTask((services, cancellationToken) => ActivatorUtilities.GetServiceOrCreateInstance<TStartup>(services).Execute(cancellationToken), stage);

    private sealed class StartupTaskParticipant(Func<IServiceProvider, CancellationToken, Task> startupTask, IServiceProvider services, int stage) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) =>
            lifecycle.Subscribe("StartupTask", stage, cancellationToken => startupTask(services, cancellationToken));
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime.Telemetry;

namespace Orleans.Hosting;

/// <summary>Traces calls across silos and clients.</summary>
public static class ActivityPropagationExtensions
{
    /// <summary>Wraps calls in activities of the sources in <see cref="Diagnostics.ActivitySources"/>, and carries their context to the callee.</summary>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder)
    {
        Add(builder.Services);
        return builder;
    }

    /// <summary>Wraps calls in activities of the sources in <see cref="Diagnostics.ActivitySources"/>, and carries their context to the callee.</summary>
    public static IClientBuilder AddActivityPropagation(this IClientBuilder builder)
    {
        Add(builder.Services);
        return builder;
    }

    internal static void Add(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IOutgoingGrainCallFilter, OutgoingActivityFilter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIncomingGrainCallFilter, IncomingActivityFilter>());
    }
}

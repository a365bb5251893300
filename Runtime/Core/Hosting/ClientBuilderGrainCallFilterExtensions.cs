using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Registers call filters; they run in the order of registration, the first one outermost.</summary>
public static class ClientBuilderGrainCallFilterExtensions
{
    /// <summary>Adds an incoming filter.</summary>
    public static IClientBuilder AddIncomingGrainCallFilter(this IClientBuilder builder, IIncomingGrainCallFilter filter)
    {
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <summary>Adds an incoming filter of a type that the container makes.</summary>
    public static IClientBuilder AddIncomingGrainCallFilter<TImplementation>(this IClientBuilder builder)
        where TImplementation : class, IIncomingGrainCallFilter
    {
        builder.Services.AddSingleton<IIncomingGrainCallFilter, TImplementation>();
        return builder;
    }

    /// <summary>Adds an incoming filter given as a function.</summary>
    public static IClientBuilder AddIncomingGrainCallFilter(this IClientBuilder builder, IncomingGrainCallFilterDelegate filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(new DelegateCallFilter(filter, null));
        return builder;
    }

    /// <summary>Adds an outgoing filter.</summary>
    public static IClientBuilder AddOutgoingGrainCallFilter(this IClientBuilder builder, IOutgoingGrainCallFilter filter)
    {
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <summary>Adds an outgoing filter of a type that the container makes.</summary>
    public static IClientBuilder AddOutgoingGrainCallFilter<TImplementation>(this IClientBuilder builder)
        where TImplementation : class, IOutgoingGrainCallFilter
    {
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, TImplementation>();
        return builder;
    }

    /// <summary>Adds an outgoing filter given as a function.</summary>
    public static IClientBuilder AddOutgoingGrainCallFilter(this IClientBuilder builder, OutgoingGrainCallFilterDelegate filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        builder.Services.AddSingleton<IOutgoingGrainCallFilter>(new DelegateCallFilter(null, filter));
        return builder;
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Registers call filters; they run in the order of registration, the first one outermost.</summary>
public static class SiloBuilderGrainCallFilterExtensions
{
    /// <summary>Adds an incoming filter.</summary>
    public static ISiloBuilder AddIncomingGrainCallFilter(this ISiloBuilder builder, IIncomingGrainCallFilter filter)
    {
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <summary>Adds an incoming filter of a type that the container makes.</summary>
    public static ISiloBuilder AddIncomingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
        where TImplementation : class, IIncomingGrainCallFilter
    {
        builder.Services.AddSingleton<IIncomingGrainCallFilter, TImplementation>();
        return builder;
    }

    /// <summary>Adds an incoming filter given as a function.</summary>
    public static ISiloBuilder AddIncomingGrainCallFilter(this ISiloBuilder builder, IncomingGrainCallFilterDelegate filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(new DelegateCallFilter(filter, null));
        return builder;
    }

    /// <summary>Adds an outgoing filter.</summary>
    public static ISiloBuilder AddOutgoingGrainCallFilter(this ISiloBuilder builder, IOutgoingGrainCallFilter filter)
    {
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <summary>Adds an outgoing filter of a type that the container makes.</summary>
    public static ISiloBuilder AddOutgoingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
        where TImplementation : class, IOutgoingGrainCallFilter
    {
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, TImplementation>();
        return builder;
    }

    /// <summary>Adds an outgoing filter given as a function.</summary>
    public static ISiloBuilder AddOutgoingGrainCallFilter(this ISiloBuilder builder, OutgoingGrainCallFilterDelegate filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        builder.Services.AddSingleton<IOutgoingGrainCallFilter>(new DelegateCallFilter(null, filter));
        return builder;
    }
}

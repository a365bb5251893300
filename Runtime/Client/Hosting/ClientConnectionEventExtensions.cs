using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>What an application can hear of, and say to, a client's connections.</summary>
public static class ClientConnectionEventExtensions
{
    /// <summary>Adds a handler for the loss of the last gateway connection.</summary>
    public static IClientBuilder AddClusterConnectionLostHandler(this IClientBuilder builder, ConnectionToClusterLostHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        builder.Services.AddSingleton(handler);
        return builder;
    }

    /// <summary>Adds a handler for the loss of the last gateway connection.</summary>
    public static IClientBuilder AddClusterConnectionLostHandler(this IClientBuilder builder, Func<IServiceProvider, ConnectionToClusterLostHandler> handlerFactory)
    {
        ArgumentNullException.ThrowIfNull(handlerFactory);
        builder.Services.AddSingleton(handlerFactory);
        return builder;
    }

    /// <summary>Adds a handler for changes of the number of connected gateways.</summary>
    public static IClientBuilder AddGatewayCountChangedHandler(this IClientBuilder builder, GatewayCountChangedHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        builder.Services.AddSingleton(handler);
        return builder;
    }

    /// <summary>Adds a handler for changes of the number of connected gateways.</summary>
    public static IClientBuilder AddGatewayCountChangedHandler(this IClientBuilder builder, Func<IServiceProvider, GatewayCountChangedHandler> handlerFactory)
    {
        ArgumentNullException.ThrowIfNull(handlerFactory);
        builder.Services.AddSingleton(handlerFactory);
        return builder;
    }

    /// <summary>Adds an observer of connections.</summary>
    public static IClientBuilder AddClusterConnectionStatusObserver<TObserver>(this IClientBuilder builder, TObserver observer)
        where TObserver : IClusterConnectionStatusObserver
    {
        builder.Services.AddSingleton<IClusterConnectionStatusObserver>(observer);
        return builder;
    }

    /// <summary>Adds an observer of connections that the container makes.</summary>
    public static IClientBuilder AddClusterConnectionStatusObserver<TObserver>(this IClientBuilder builder)
        where TObserver : class, IClusterConnectionStatusObserver
    {
        builder.Services.AddSingleton<IClusterConnectionStatusObserver, TObserver>();
        return builder;
    }

    /// <summary>Decides whether a start that could not connect is tried again.</summary>
    public static IClientBuilder UseConnectionRetryFilter(this IClientBuilder builder, Func<Exception, CancellationToken, Task<bool>> connectionRetryFilter)
    {
        ArgumentNullException.ThrowIfNull(connectionRetryFilter);
        return builder.UseConnectionRetryFilter(new DelegateConnectionRetryFilter(connectionRetryFilter));
    }

    /// <summary>Decides whether a start that could not connect is tried again.</summary>
    public static IClientBuilder UseConnectionRetryFilter(this IClientBuilder builder, IClientConnectionRetryFilter connectionRetryFilter)
    {
        ArgumentNullException.ThrowIfNull(connectionRetryFilter);
        builder.Services.AddSingleton(connectionRetryFilter);
        return builder;
    }

    /// <summary>Decides whether a start that could not connect is tried again.</summary>
    public static IClientBuilder UseConnectionRetryFilter<TConnectionRetryFilter>(this IClientBuilder builder)
        where TConnectionRetryFilter : class, IClientConnectionRetryFilter
    {
        builder.Services.AddSingleton<IClientConnectionRetryFilter, TConnectionRetryFilter>();
        return builder;
    }
}

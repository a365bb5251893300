using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>What every client builder can do.</summary>
public static class ClientBuilderExtensions
{
    /// <summary>Adds services.</summary>
    public static IClientBuilder ConfigureServices(this IClientBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(builder.Services);
        return builder;
    }

    /// <summary>Configures options.</summary>
    public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        builder.Services.Configure(configureOptions);
        return builder;
    }

    /// <summary>Binds options to configuration.</summary>
    public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, IConfiguration configuration)
        where TOptions : class
    {
        builder.Services.AddOptions<TOptions>().Bind(configuration);
        return builder;
    }
}

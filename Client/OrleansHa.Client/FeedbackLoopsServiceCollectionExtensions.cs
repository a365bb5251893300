using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace OrleansHa.Client;

/// <summary>Registration of the loop client.</summary>
public static class FeedbackLoopsServiceCollectionExtensions
{
    private const string ConnectionName = "Loops";

    /// <summary>
    /// Adds <see cref="ILoopClient"/> over an Orleans client that finds silos through the PostgreSQL database named by the
    /// connection string <c>Loops</c>; cluster and service ids come from the section <c>Orleans</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The connection string is missing.</exception>
    public static IHostApplicationBuilder AddFeedbackLoops(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var connectionString = builder.Configuration.GetConnectionString(ConnectionName);
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new InvalidOperationException(
                $"ConnectionStrings:{ConnectionName} is empty. Set it (or the environment variable ConnectionStrings__{ConnectionName}) to the PostgreSQL database that the silos use.");
        }

        builder.UseOrleansClient(client => client
            .UseAdoNetClustering(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = connectionString;
            })
            // A list that is a minute old sends calls through silos that are gone; reading it is one small query.
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2))
            // New silos after the loss of all are worth looking for often.
            .Configure<ConnectionOptions>(options => options.ConnectionRetryDelay = TimeSpan.FromMilliseconds(250))
            .UseConnectionRetryFilter(ConnectionRetry.ShouldRetryAsync));
        builder.Services.AddOptions<LoopClientOptions>().BindConfiguration(LoopClientOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<LoopClientOptions>, LoopClientOptionsValidator>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<CallRetry>();
        builder.Services.AddSingleton<ILoopClient, LoopClient>();
        return builder;
    }
}

using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Reads the configuration section <c>Orleans</c> into options.</summary>
internal static class SiloConfiguration
{
    public static void Apply(IServiceCollection services, IConfigurationSection section)
    {
        services.AddOptions<ClusterOptions>().Bind(section);
        services.AddOptions<SiloOptions>().Configure(options => options.SiloName = Text(section, "Name") ?? options.SiloName);
        services.AddOptions<EndpointOptions>().Configure(options => ApplyEndpoints(options, section.GetSection("Endpoints")));
        services.AddOptions<SiloMessagingOptions>().Bind(section.GetSection("Messaging"));
        if (section.GetValue<bool>("EnableDistributedTracing")) ActivityPropagationExtensions.Add(services);
    }

    private static void ApplyEndpoints(EndpointOptions options, IConfigurationSection section)
    {
        if (Text(section, nameof(options.AdvertisedIPAddress)) is { } address)
            options.AdvertisedIPAddress = IPAddress.TryParse(address, out var parsed) ? parsed : throw Invalid(section, nameof(options.AdvertisedIPAddress), address, "an IP address");
        if (Text(section, nameof(options.SiloPort)) is { } siloPort) options.SiloPort = Port(section, nameof(options.SiloPort), siloPort);
        if (Text(section, nameof(options.GatewayPort)) is { } gatewayPort) options.GatewayPort = Port(section, nameof(options.GatewayPort), gatewayPort);
        if (Text(section, nameof(options.SiloListeningEndpoint)) is { } siloEndpoint)
            options.SiloListeningEndpoint = EndPoint(section, nameof(options.SiloListeningEndpoint), siloEndpoint);
        if (Text(section, nameof(options.GatewayListeningEndpoint)) is { } gatewayEndpoint)
            options.GatewayListeningEndpoint = EndPoint(section, nameof(options.GatewayListeningEndpoint), gatewayEndpoint);
    }

    private static string? Text(IConfigurationSection section, string key) => string.IsNullOrWhiteSpace(section[key]) ? null : section[key];

    private static int Port(IConfigurationSection section, string key, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
            ? port
            : throw Invalid(section, key, value, $"a port between 0 and {IPEndPoint.MaxPort}");

    private static IPEndPoint EndPoint(IConfigurationSection section, string key, string value) =>
        IPEndPoint.TryParse(value, out var endpoint) ? endpoint : throw Invalid(section, key, value, "an address and port");

    private static OrleansConfigurationException Invalid(IConfigurationSection section, string key, string value, string expected) =>
        new($"Configuration key '{section.Path}:{key}' is '{value}', which is not {expected}.");
}

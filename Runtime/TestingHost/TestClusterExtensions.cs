using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>Reads a test cluster's options where its hosts are configured.</summary>
public static class TestClusterExtensions
{
    /// <summary>The host's configuration as it stands.</summary>
    public static IConfiguration GetConfiguration(this IHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Properties.TryGetValue(nameof(TestCluster), out var value) && value is IConfiguration configuration
            ? configuration
            : throw new InvalidOperationException("This host builder does not belong to a test cluster.");
    }

    /// <summary>One value of the host's configuration.</summary>
    public static string? GetConfigurationValue(this IHostBuilder builder, string key) => builder.GetConfiguration()[key];

    /// <summary>The cluster's options.</summary>
    public static TestClusterOptions GetTestClusterOptions(this IHostBuilder builder) => builder.GetConfiguration().GetTestClusterOptions();

    /// <summary>The cluster's options.</summary>
    public static TestClusterOptions GetTestClusterOptions(this IConfiguration configuration)
    {
        var options = new TestClusterOptions();
        configuration.Bind(options);
        return options;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>Gives a silo metadata that others can see.</summary>
public static class SiloMetadataHostingExtensions
{
    private const string SectionName = "Orleans:Metadata";

    /// <summary>From the section <c>Orleans:Metadata</c> of the host's configuration, each child a key and its value.</summary>
    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder) => builder.UseSiloMetadata(builder.Configuration);

    /// <summary>From the section <c>Orleans:Metadata</c>, each child a key and its value.</summary>
    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return builder.UseSiloMetadata(configuration.GetSection(SectionName));
    }

    /// <summary>From a section, each child a key and its value.</summary>
    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder, IConfigurationSection configurationSection)
    {
        ArgumentNullException.ThrowIfNull(configurationSection);
        return builder.UseSiloMetadata(configurationSection.GetChildren().Where(child => child.Value is not null).ToDictionary(child => child.Key, child => child.Value!));
    }

    /// <summary>As given.</summary>
    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder, Dictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        builder.Services.Configure<SiloMetadataOptions>(options =>
        {
            foreach (var (key, value) in metadata) options.Values[key] = value;
        });
        return builder;
    }
}

using Microsoft.Extensions.Configuration;

namespace Orleans.AdoNet;

/// <summary>How configuration says where a database is: <c>Invariant</c>, and <c>ConnectionString</c> or the <c>ConnectionName</c> of one.</summary>
internal static class AdoNetSection
{
    public static string? ConnectionString(IConfigurationSection section, IConfiguration configuration)
    {
        if (section["ConnectionString"] is { Length: > 0 } own) return own;
        if (section["ConnectionName"] is not { Length: > 0 } name) return null;
        return configuration.GetConnectionString(name) ?? throw new OrleansConfigurationException(
            $"Configuration key '{section.Path}:ConnectionName' is '{name}', and 'ConnectionStrings:{name}' is not there.");
    }
}

using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Placement;

namespace Orleans.Hosting;

/// <summary>Checks <see cref="GrainVersioningOptions"/> before the silo starts.</summary>
internal sealed class GrainVersioningOptionsValidator(IOptions<GrainVersioningOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        Check(nameof(GrainVersioningOptions.DefaultCompatibilityStrategy), options.Value.DefaultCompatibilityStrategy, VersionRules.Compatibility.Keys);
        Check(nameof(GrainVersioningOptions.DefaultVersionSelectorStrategy), options.Value.DefaultVersionSelectorStrategy, VersionRules.Selection.Keys);
    }

    private static void Check(string key, string value, IEnumerable<string> known)
    {
        if (!known.Contains(value))
            throw new OrleansConfigurationException($"{nameof(GrainVersioningOptions)}.{key} is '{value}'; it must be one of {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }
}

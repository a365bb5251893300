using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Checks how hashes are shared.</summary>
internal sealed class ConsistentRingOptionsValidator(IOptions<ConsistentRingOptions> options) : IConfigurationValidator
{
    // Shares get no more even beyond this, and every view costs a sort of all points.
    private const int MaxPoints = 10_000;

    public void ValidateConfiguration() => OptionsCheck.InRange(
        nameof(ConsistentRingOptions), nameof(ConsistentRingOptions.NumVirtualBucketsConsistentRing), options.Value.NumVirtualBucketsConsistentRing, 1, MaxPoints);
}

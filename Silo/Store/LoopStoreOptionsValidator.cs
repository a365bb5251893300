using Microsoft.Extensions.Options;
using OrleansHa.Silo.Configuration;

namespace OrleansHa.Silo.Store;

internal sealed class LoopStoreOptionsValidator : IValidateOptions<LoopStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, LoopStoreOptions options) => new OptionChecks(nameof(LoopStoreOptions))
        .InRange(nameof(options.MaxBatch), options.MaxBatch, 1, 4096)
        .InRange(nameof(options.Linger), options.Linger, TimeSpan.Zero, TimeSpan.FromMilliseconds(100))
        .InRange(nameof(options.Committers), options.Committers, 1, 16)
        .InRange(nameof(options.QueueLimit), options.QueueLimit, 1, 1_000_000)
        .InRange(nameof(options.MaxClaims), options.MaxClaims, 1, 4096)
        .InRange(nameof(options.CommandTimeout), options.CommandTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1))
        .InRange(nameof(options.FirstRetry), options.FirstRetry, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10))
        .InRange(nameof(options.LongestRetry), options.LongestRetry, options.FirstRetry, TimeSpan.FromMinutes(1))
        .Result();
}

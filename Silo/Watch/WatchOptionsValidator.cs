using Microsoft.Extensions.Options;
using OrleansHa.Silo.Configuration;

namespace OrleansHa.Silo.Watch;

internal sealed class WatchOptionsValidator : IValidateOptions<WatchOptions>
{
    public ValidateOptionsResult Validate(string? name, WatchOptions options) => new OptionChecks(nameof(WatchOptions))
        .InRange(nameof(options.Every), options.Every, TimeSpan.FromMilliseconds(20), TimeSpan.FromMinutes(1))
        .InRange(nameof(options.Floor), options.Floor, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10))
        .InRange(nameof(options.PeersEvery), options.PeersEvery, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10))
        .InRange(nameof(options.PeersFloor), options.PeersFloor, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10))
        .InRange(nameof(options.EndBound), options.EndBound, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1))
        .InRange(nameof(options.FirstBackoff), options.FirstBackoff, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10))
        .InRange(nameof(options.LongestBackoff), options.LongestBackoff, options.FirstBackoff, TimeSpan.FromHours(1))
        .InRange(nameof(options.ForgetAfter), options.ForgetAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1))
        .Result();
}

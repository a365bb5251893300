using Microsoft.Extensions.Options;
using OrleansHa.Silo.Configuration;

namespace OrleansHa.Silo.Takeover;

internal sealed class TakeoverOptionsValidator : IValidateOptions<TakeoverOptions>
{
    public ValidateOptionsResult Validate(string? name, TakeoverOptions options) => new OptionChecks(nameof(TakeoverOptions))
        .InRange(nameof(options.Concurrency), options.Concurrency, 1, 4096)
        .InRange(nameof(options.CallBound), options.CallBound, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(30))
        .InRange(nameof(options.FirstPause), options.FirstPause, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1))
        .InRange(nameof(options.LongestPause), options.LongestPause, options.FirstPause, TimeSpan.FromSeconds(30))
        .InRange(nameof(options.Attempts), options.Attempts, 1, 1000)
        .InRange(nameof(options.SecondLook), options.SecondLook, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(10))
        .InRange(nameof(options.SweepPeriod), options.SweepPeriod, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5))
        .InRange(nameof(options.MovesAtOnce), options.MovesAtOnce, 1, 1024)
        .InRange(nameof(options.MoveBound), options.MoveBound, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5))
        .InRange(nameof(options.OwnerPeriod), options.OwnerPeriod, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(5))
        .InRange(nameof(options.DrainBound), options.DrainBound, TimeSpan.Zero, TimeSpan.FromMinutes(5))
        .Result();
}

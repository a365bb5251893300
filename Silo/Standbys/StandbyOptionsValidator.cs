using Microsoft.Extensions.Options;
using OrleansHa.Grains.Standbys;
using OrleansHa.Silo.Configuration;

namespace OrleansHa.Silo.Standbys;

internal sealed class StandbyOptionsValidator : IValidateOptions<StandbyOptions>, IValidateOptions<StandbyMemoryOptions>
{
    public ValidateOptionsResult Validate(string? name, StandbyOptions options) => new OptionChecks(nameof(StandbyOptions))
        .InRange(nameof(options.Linger), options.Linger, TimeSpan.Zero, TimeSpan.FromSeconds(1))
        .InRange(nameof(options.MaxBatch), options.MaxBatch, 1, 10_000)
        .InRange(nameof(options.CallBound), options.CallBound, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1))
        .InRange(nameof(options.FirstPause), options.FirstPause, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10))
        .InRange(nameof(options.LongestPause), options.LongestPause, options.FirstPause, TimeSpan.FromMinutes(1))
        .InRange(nameof(options.Heartbeat), options.Heartbeat, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1))
        .InRange(nameof(options.LookPeriod), options.LookPeriod, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(10))
        .InRange(nameof(options.DropAfter), options.DropAfter, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
        .InRange(nameof(options.FullPause), options.FullPause, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10))
        .Result();

    public ValidateOptionsResult Validate(string? name, StandbyMemoryOptions options) => new OptionChecks(nameof(StandbyMemoryOptions))
        .InRange(nameof(options.MaxLoops), options.MaxLoops, 0, 1_000_000)
        .InRange(nameof(options.MaxBytes), options.MaxBytes, 0, 64L << 30)
        .InRange(nameof(options.MaxAge), options.MaxAge, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
        .Result();
}

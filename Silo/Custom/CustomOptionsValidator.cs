using Microsoft.Extensions.Options;
using OrleansHa.Silo.Configuration;

namespace OrleansHa.Silo.Custom;

internal sealed class CustomOptionsValidator : IValidateOptions<CustomOptions>
{
    public ValidateOptionsResult Validate(string? name, CustomOptions options) => new OptionChecks(nameof(CustomOptions))
        .InRange(nameof(options.Workers), options.Workers, 1, 256)
        .InRange(nameof(options.MaxHung), options.MaxHung, 0, 1024)
        .InRange(nameof(options.Queue), options.Queue, 1, 65_536)
        .InRange(nameof(options.MaxState), options.MaxState, 128, 1024 * 1024)
        .InRange(nameof(options.MaxAllocation), options.MaxAllocation, 64 * 1024, 16L * 1024 * 1024 * 1024)
        .Result();
}

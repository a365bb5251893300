using Microsoft.Extensions.Options;
using OrleansHa.Silo.Configuration;

namespace OrleansHa.Silo.Store;

internal sealed class StepJournalOptionsValidator : IValidateOptions<StepJournalOptions>
{
    public ValidateOptionsResult Validate(string? name, StepJournalOptions options)
    {
        var checks = new OptionChecks(nameof(StepJournalOptions))
            .InRange(nameof(options.MaxBytes), options.MaxBytes, 2L * StepJournalOptions.LargestRecord, 1L << 40)
            .InRange(nameof(options.ReconcileBound), options.ReconcileBound, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        return string.IsNullOrWhiteSpace(options.Directory)
            ? ValidateOptionsResult.Fail($"{nameof(StepJournalOptions)}.{nameof(options.Directory)} is empty; it must name a directory.")
            : checks.Result();
    }
}

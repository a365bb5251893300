using Microsoft.Extensions.Options;

namespace OrleansHa.Gateway.Limits;

/// <summary>Refuses limits out of range when the gateway starts, naming key, value and range.</summary>
internal sealed class GatewayLimitsOptionsValidator : IValidateOptions<GatewayLimitsOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayLimitsOptions options)
    {
        var failures = new List<string>();
        Check(failures, nameof(options.MaxDefinitionBytes), options.MaxDefinitionBytes, 1024, 4 * 1024 * 1024);
        Check(failures, nameof(options.MaxSignalBytes), options.MaxSignalBytes, 1024, 16 * 1024 * 1024);
        Check(failures, nameof(options.MaxSamples), options.MaxSamples, 1, 100_000);
        Check(failures, nameof(options.CallTimeoutSeconds), options.CallTimeoutSeconds, 0.1, 300);
        Check(failures, nameof(options.MaxPage), options.MaxPage, 1, 500);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(List<string> failures, string key, double value, double min, double max)
    {
        if (value >= min && value <= max) return;
        failures.Add(FormattableString.Invariant(
            $"{nameof(GatewayLimitsOptions)}: {GatewayLimitsOptions.Section}:{key} is {value}; it must lie between {min} and {max}."));
    }
}

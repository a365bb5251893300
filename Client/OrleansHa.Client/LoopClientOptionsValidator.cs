using Microsoft.Extensions.Options;

namespace OrleansHa.Client;

/// <summary>Refuses times out of range at start, naming key, value and range.</summary>
internal sealed class LoopClientOptionsValidator : IValidateOptions<LoopClientOptions>
{
    public ValidateOptionsResult Validate(string? name, LoopClientOptions options)
    {
        var failures = new List<string>();
        Check(failures, nameof(options.CallTimeout), options.CallTimeout, TimeSpan.FromSeconds(0.1), TimeSpan.FromMinutes(5));
        Check(failures, nameof(options.AttemptTimeout), options.AttemptTimeout, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));
        Check(failures, nameof(options.Pause), options.Pause, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(List<string> failures, string key, TimeSpan value, TimeSpan min, TimeSpan max)
    {
        if (value >= min && value <= max) return;
        failures.Add($"{nameof(LoopClientOptions)}: {LoopClientOptions.Section}:{key} is {value}; it must lie between {min} and {max}.");
    }
}

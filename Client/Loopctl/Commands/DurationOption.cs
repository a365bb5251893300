using System.CommandLine;
using OrleansHa.Loopctl.Printing;

namespace OrleansHa.Loopctl.Commands;

/// <summary>Options that take a duration.</summary>
internal static class DurationOption
{
    public static Option<TimeSpan?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "500ms|60s|5m",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Duration.TryParse(text, out var duration))
                return duration;
            result.AddError($"{name}: `{text}` is not a duration from 1ms to 24h; write for example 500ms, 60s or 5m");
            return null;
        },
    };
}

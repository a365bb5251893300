using System.Globalization;
using Microsoft.Extensions.Options;

namespace OrleansHa.Silo.Configuration;

/// <summary>Collects what is wrong with one options object, each with class, key, value and range.</summary>
internal sealed class OptionChecks(string owner)
{
    private readonly List<string> _failures = [];

    public OptionChecks InRange<T>(string key, T value, T low, T high)
        where T : IComparable<T>
    {
        if (value.CompareTo(low) < 0 || value.CompareTo(high) > 0)
            _failures.Add(string.Create(CultureInfo.InvariantCulture, $"{owner}.{key} is {value}; it must be from {low} to {high}."));
        return this;
    }

    public ValidateOptionsResult Result() => _failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_failures);
}

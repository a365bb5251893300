using System.Globalization;

namespace Orleans.Hosting;

/// <summary>Throws with class, key, value and range.</summary>
internal static class OptionsCheck
{
    public static void NotBlank(string owner, string key, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new OrleansConfigurationException($"{owner}.{key} is {(value is null ? "null" : $"'{value}'")}: it must not be blank.");
    }

    public static void Positive(string owner, string key, TimeSpan value)
    {
        if (value <= TimeSpan.Zero) throw new OrleansConfigurationException(string.Create(CultureInfo.InvariantCulture, $"{owner}.{key} is {value}: it must be above zero."));
    }

    public static void InRange(string owner, string key, long value, long from, long to)
    {
        if (value < from || value > to) throw new OrleansConfigurationException(string.Create(CultureInfo.InvariantCulture, $"{owner}.{key} is {value}: it must be between {from} and {to}."));
    }
}

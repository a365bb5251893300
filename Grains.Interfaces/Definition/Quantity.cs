using System.Globalization;
using System.Text.RegularExpressions;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A number, or a duration in seconds.</summary>
/// <param name="Value">Finite; seconds for a duration.</param>
/// <param name="IsDuration">Whether the text has a unit of time.</param>
public sealed partial record Quantity(double Value, bool IsDuration)
{
    /// <summary>Reads <c>0.05</c>, <c>-3</c>, <c>400ms</c>; false when the text is none.</summary>
    public static bool TryParse(string text, out Quantity? quantity)
    {
        quantity = null;
        if (NumberForm().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            quantity = new Quantity(number == 0 ? 0 : number, false);
        else if (DurationText.TrySplit(text, out var amount, out var unit) && DurationText.From(amount, unit) is { } duration && duration < TimeSpan.MaxValue)
            quantity = new Quantity(duration.TotalSeconds, true);
        return quantity is not null;
    }

    /// <summary>As it stands in a definition.</summary>
    public override string ToString() => IsDuration ? DurationText.Write(TimeSpan.FromSeconds(Value)) : Value.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A-?[0-9]{1,18}(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex NumberForm();
}

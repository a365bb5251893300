using System.Globalization;
using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing.Expectations;

/// <summary>Something that has to hold of a run.</summary>
internal abstract record Expectation
{
    /// <summary>The key of the test file.</summary>
    public required string Name { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    public abstract Verdict Judge(Trace trace);

    protected Verdict Say(bool holds, string expected, string actual) => new(Name, Line, Column, holds, expected, actual);

    protected static string Text(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "nothing";

    protected static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###}s");
}

using System.Reflection;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>The definitions beside these tests, and changed copies of them.</summary>
internal static class SampleText
{
    internal static readonly string Boiler = Read("boiler");
    internal static readonly string CheckoutCapacity = Read("checkout-capacity");
    internal static readonly string Design = Read("design");

    /// <summary>The boiler with one piece of text replaced; the piece has to be there.</summary>
    internal static string BoilerWith(string piece, string replacement)
    {
        Boiler.ShouldContain(piece, Case.Sensitive, "the test changes a piece that the sample does not have");
        return Boiler.Replace(piece, replacement, StringComparison.Ordinal);
    }

    /// <summary>The only error of a text.</summary>
    internal static DefinitionError OnlyError(string text)
    {
        var result = LoopDefinitionParser.Parse(text);
        result.Errors.Length.ShouldBe(1, $"errors: {string.Join("; ", result.Errors)}");
        result.Definition.ShouldBeNull();
        return result.Errors[0];
    }

    internal static LoopDefinition Valid(string text)
    {
        var result = LoopDefinitionParser.Parse(text);
        result.Errors.ShouldBeEmpty();
        return result.Definition.ShouldNotBeNull();
    }

    /// <summary>Line and column of a piece of text that stands there once.</summary>
    internal static (int Line, int Column) PlaceOf(string text, string piece)
    {
        var at = text.IndexOf(piece, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{piece}' is not in the text");
        var before = text[..at];
        return (before.Count(c => c == '\n') + 1, at - before.LastIndexOf('\n'));
    }

    internal static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Definition.{name}.yaml").ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using System.Reflection;
using System.Text.Json;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Control.Expressions;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>docs/reference/control.md has every kind, in three lines: what it computes, its settings, its source.</summary>
public sealed class ControlReferenceTests
{
    private static readonly string[] Lines = Read();

    [Fact]
    public void Selectors_InTheReference_AreComplete() => Check<SelectorKind>("## Selectors");

    [Fact]
    public void Stages_InTheReference_AreComplete() => Check<StageKind>("## Stages");

    [Fact]
    public void Controllers_InTheReference_AreComplete() => Check<ControllerKind>("## Controllers");

    [Fact]
    public void Functions_InTheReference_AreComplete()
    {
        var formulas = string.Join(' ', Section("## Formulas"));
        foreach (var function in ExpressionFunctions.Names)
            formulas.ShouldContain(function);
    }

    private static void Check<TKind>(string title)
        where TKind : struct, Enum
    {
        var section = Section(title);
        var described = section.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]).ToArray();
        described.ShouldBe(Enum.GetValues<TKind>().Select(kind => JsonSerializer.Serialize(kind).Trim('"')), ignoreOrder: true);
        foreach (var kind in described)
        {
            var at = Array.IndexOf(section, $"### {kind}");
            section[at + 1].Length.ShouldBeGreaterThan(20, $"{kind}: what it computes");
            section[at + 2].ShouldStartWith("Settings: ", Case.Sensitive, kind);
            section[at + 3].ShouldStartWith("Source: ", Case.Sensitive, kind);
        }
    }

    private static string[] Section(string title)
    {
        var start = Array.IndexOf(Lines, title);
        start.ShouldBeGreaterThanOrEqualTo(0, title);
        var end = Array.FindIndex(Lines, start + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
        return Lines[start..(end < 0 ? Lines.Length : end)];
    }

    private static string[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Docs.control.md").ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }
}

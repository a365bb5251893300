using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OrleansHa.Tests.Tidy.References;

/// <summary>Build settings stand once, and a suppression has its reason beside it.</summary>
public sealed partial class BuildSettingTests
{
    private static readonly string[] StandOnce =
        ["Nullable", "LangVersion", "TreatWarningsAsErrors", "AnalysisLevel", "EnforceCodeStyleInBuild", "RestorePackagesWithLockFile", "OrleansEngine"];

    [Fact]
    public void Projects_LeaveSharedSettingsToTheProps() =>
        Rule.Holds(ProjectFile.All.SelectMany(project => StandOnce
            .Where(setting => project.LineOf($"<{setting}") > 0)
            .Select(setting => new Violation(project.Path, project.LineOf($"<{setting}"), $"it sets {setting}", "Directory.Build.props sets it for all"))));

    [Fact]
    public void EngineSwitch_LivesInEngAlone() =>
        Rule.Holds(Checkout.WithExtension(".csproj", ".props", ".targets")
            .Where(file => !file.StartsWith("eng/", StringComparison.Ordinal))
            .SelectMany(file => Checkout.Lines(file).Select((line, index) => (line, index))
                .Where(at => at.line.Contains("OrleansEngine", StringComparison.Ordinal) && at.line.Contains("Condition", StringComparison.Ordinal))
                .Select(at => new Violation(file, at.index + 1, "it decides by OrleansEngine", "Only eng/ knows which engine runs"))));

    [Fact]
    public void NoWarn_HasAReasonInACommentAbove() =>
        Rule.Holds(Checkout.WithExtension(".csproj", ".props", ".targets").SelectMany(file =>
            XDocument.Load(Checkout.Full(file), LoadOptions.SetLineInfo).Descendants("NoWarn")
                .Where(element => element.NodesBeforeSelf().Reverse().FirstOrDefault(node => node is not XText) is not XComment)
                .Select(element => new Violation(file, ((System.Xml.IXmlLineInfo)element).LineNumber, "NoWarn without a reason", "Put a comment above it that says why"))));

    [Fact]
    public void PragmaWarningDisable_HasAReasonBeside() =>
        Rule.Holds(Checkout.WithExtension(".cs").SelectMany(file => Checkout.Lines(file).Select((line, index) => (line, index))
            .Where(at => PragmaWithoutReason().IsMatch(at.line))
            .Select(at => new Violation(file, at.index + 1, "a suppression without a reason", "Say why: #pragma warning disable ID // reason"))));

    [GeneratedRegex(@"^\s*#pragma warning disable\s+[^/]*$")]
    private static partial Regex PragmaWithoutReason();
}

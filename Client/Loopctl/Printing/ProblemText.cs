using System.Globalization;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Loopctl.Http;

namespace OrleansHa.Loopctl.Printing;

/// <summary>A refusal in lines that an editor can jump to.</summary>
internal static class ProblemText
{
    /// <param name="problem">What the gateway answered.</param>
    /// <param name="file">What stands before <c>line:column</c>.</param>
    public static string Render(Problem problem, string file)
    {
        var lines = (problem.Errors ?? []).Select(error => Line(error, file)).ToList();
        if (lines.Count == 0)
            lines.Add($"{file}: {problem.Code ?? "refused"}: {problem.Detail ?? problem.Title ?? "no reason given"}");
        return string.Join('\n', lines);
    }

    /// <param name="error">What this program found itself.</param>
    /// <param name="file">What stands before <c>line:column</c>.</param>
    public static string Line(DefinitionError error, string file)
    {
        // Most messages name the nearest word themselves.
        var nearest = error.Suggestion is { } word && !error.Message.Contains($"'{word}'", StringComparison.Ordinal) ? word : null;
        var line = new ProblemError(error.Line, error.Column, error.Path, error.Code, error.Message, null, nearest);
        return error.IsWarning ? Warning(line, file) : Line(line, file);
    }

    public static string Warning(ProblemError warning, string file) => Line(warning with { Code = $"warning: {warning.Code}" }, file);

    private static string Line(ProblemError error, string file)
    {
        var place = error.Line is > 0 and var line
            ? string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{Math.Max(1, error.Column ?? 1)}")
            : file;
        var path = string.IsNullOrEmpty(error.Path) ? "" : $" {error.Path}:";
        var nearest = string.IsNullOrEmpty(error.Nearest) || error.Message?.Contains($"'{error.Nearest}'", StringComparison.Ordinal) == true ? "" : $"; did you mean `{error.Nearest}`?";
        var remedy = string.IsNullOrEmpty(error.Remedy) ? nearest : $"; {error.Remedy}";
        return $"{place}: {error.Code ?? "error"}:{path} {error.Message}{remedy}";
    }
}

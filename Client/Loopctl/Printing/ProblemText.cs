using System.Globalization;
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

    private static string Line(ProblemError error, string file)
    {
        var place = error.Line is > 0 and var line
            ? string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{Math.Max(1, error.Column ?? 1)}")
            : file;
        var path = string.IsNullOrEmpty(error.Path) ? "" : $" {error.Path}:";
        var nearest = string.IsNullOrEmpty(error.Nearest) ? "" : $"; did you mean `{error.Nearest}`?";
        var remedy = string.IsNullOrEmpty(error.Remedy) ? nearest : $"; {error.Remedy}";
        return $"{place}: {error.Code ?? "error"}:{path} {error.Message}{remedy}";
    }
}

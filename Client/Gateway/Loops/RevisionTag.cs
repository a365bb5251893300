using System.Globalization;
using OrleansHa.Gateway.Problems;

namespace OrleansHa.Gateway.Loops;

/// <summary>Revisions as entity tags.</summary>
internal static class RevisionTag
{
    public static string Of(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>Reads <c>If-Match</c>; no header means any revision. False when it has another form.</summary>
    public static bool TryRead(IHeaderDictionary headers, out long? revision)
    {
        revision = null;
        string? text = headers.IfMatch;
        if (string.IsNullOrEmpty(text) || text == "*") return true;
        if (!long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        revision = number;
        return true;
    }

    public static IResult Conflict(string name, long? expected, long actual) => Problem.Of(
        StatusCodes.Status412PreconditionFailed,
        "revision_conflict",
        "The loop has another revision",
        $"'{name}' is at revision {actual}, not {expected}. Read it again and decide anew.");
}

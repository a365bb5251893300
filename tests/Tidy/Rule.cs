namespace OrleansHa.Tests.Tidy;

/// <summary>Fails a test with every violation at once, in order of place.</summary>
internal static class Rule
{
    // Beyond this a list is not read; the count says how many there are.
    private const int MostShown = 60;

    public static void Holds(IEnumerable<Violation> violations)
    {
        var all = violations.OrderBy(violation => violation.Path, StringComparer.Ordinal).ThenBy(violation => violation.Line).ToList();
        if (all.Count == 0)
            return;

        var shown = string.Join('\n', all.Take(MostShown));
        Assert.Fail($"{all.Count} violation(s):\n{shown}{(all.Count > MostShown ? "\n..." : "")}");
    }
}

namespace OrleansHa.Loopctl.Testing.Reports;

/// <summary>One expectation and its outcome.</summary>
internal sealed record CheckReport(string Name, bool Passed, string Expected, string Actual, int Line, int Column)
{
    /// <summary>In one line that an editor can jump to.</summary>
    public string In(string file, string test) =>
        $"{file}:{Line}:{Column}: {test}: {Name}: expected {Expected}; was {Actual}";
}

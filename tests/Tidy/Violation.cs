namespace OrleansHa.Tests.Tidy;

/// <summary>One place that breaks a rule.</summary>
/// <param name="Path">From the checkout's root, with forward slashes.</param>
/// <param name="Line">1-based; 0 when the file as a whole is meant.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do instead.</param>
internal sealed record Violation(string Path, int Line, string Problem, string Remedy)
{
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Problem}. {Remedy}." : $"{Path}: {Problem}. {Remedy}.";
}

namespace OrleansHa.Loopctl.Testing.Expectations;

/// <summary>Whether an expectation holds.</summary>
/// <param name="Name">The key of the test file.</param>
/// <param name="Line">Where it stands there.</param>
/// <param name="Column">Where it stands there.</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Expected">For people.</param>
/// <param name="Actual">For people.</param>
internal sealed record Verdict(string Name, int Line, int Column, bool Holds, string Expected, string Actual);

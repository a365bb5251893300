namespace OrleansHa.Loopctl.Http;

/// <summary>One place where two definitions differ, in canonical form.</summary>
/// <param name="Path">Where.</param>
/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is gone.</param>
internal sealed record Difference(string Path, string? Before, string? After);

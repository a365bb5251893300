namespace OrleansHa.Samples.Boiler;

/// <summary>What <c>POST /valve</c> answers.</summary>
/// <param name="Status"><c>accepted</c>, <c>duplicate</c> or <c>stale</c>.</param>
/// <param name="Key">As sent.</param>
/// <param name="Epoch">As sent.</param>
internal sealed record ValveAnswer(string Status, string Key, long Epoch);

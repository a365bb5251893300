namespace OrleansHa.Samples.CpuGovernor;

/// <summary>What <c>POST /duty</c> answers.</summary>
/// <param name="Status"><c>accepted</c>, <c>duplicate</c> or <c>stale</c>.</param>
/// <param name="Key">As sent.</param>
/// <param name="Epoch">As sent.</param>
internal sealed record DutyAnswer(string Status, string Key, long Epoch);

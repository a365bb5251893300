namespace OrleansHa.Samples.CpuGovernor;

/// <summary>The body of <c>POST /duty</c>; other members are ignored.</summary>
/// <param name="Value">Percent, 0 to 100.</param>
internal sealed record DutyCommand(double? Value);

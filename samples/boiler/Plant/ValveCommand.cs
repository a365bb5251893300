namespace OrleansHa.Samples.Boiler;

/// <summary>The body of <c>POST /valve</c>; other members are ignored.</summary>
/// <param name="Value">Percent, 0 to 100.</param>
internal sealed record ValveCommand(double? Value);

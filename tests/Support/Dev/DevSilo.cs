namespace OrleansHa.Tests.Support.Dev;

/// <summary>A running silo process.</summary>
public sealed record DevSilo(string Name, string Zone, int Pid);

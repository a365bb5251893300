namespace OrleansHa.Tests.Support.Dev;

/// <summary>A running gateway process.</summary>
public sealed record DevGateway(string Name, int Pid, Uri Url);

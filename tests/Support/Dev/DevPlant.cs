namespace OrleansHa.Tests.Support.Dev;

/// <summary>A running plant process.</summary>
/// <param name="Name">As in sample.json.</param>
/// <param name="Pid">Its process.</param>
/// <param name="Url">Its first listener, where <c>/ledger</c> is.</param>
/// <param name="Urls">Every listener by name.</param>
public sealed record DevPlant(string Name, int Pid, Uri Url, IReadOnlyDictionary<string, string> Urls);

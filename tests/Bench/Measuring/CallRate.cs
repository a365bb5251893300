namespace OrleansHa.Tests.Bench.Measuring;

/// <summary>What a number of callers reached together in one window.</summary>
/// <param name="PerSecond">Calls per second of all callers.</param>
/// <param name="SlowestShare">The slowest caller's calls as a share of the mean; 1 is perfectly fair, 0 is starved.</param>
/// <param name="BytesPerCall">Bytes allocated in this process per call.</param>
internal sealed record CallRate(double PerSecond, double SlowestShare, double BytesPerCall);

using System.Diagnostics;

namespace OrleansHa.Tests.Chaos.Member;

/// <summary>Says what the oracle says, when it begins to say it. The timestamp is the machine's monotonic clock, which all processes share.</summary>
internal sealed class StatusPrinter(ISiloStatusOracle oracle) : ISiloStatusListener
{
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        var told = oracle.GetApproximateSiloStatus(updatedSilo);
        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"status {updatedSilo.ToParsableString()} {told} {Stopwatch.GetTimestamp()}"));
    }
}

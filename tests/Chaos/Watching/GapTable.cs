using System.Globalization;
using OrleansHa.Tests.Support.Dev;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>Collects the rounds of one fault and prints what issue and docs quote: median and largest gap, duplicates, stale acceptances.</summary>
internal sealed class GapTable(string fault)
{
    private readonly List<TimeSpan> _gaps = [];

    public void Add(TimeSpan gap) => _gaps.Add(gap);

    public TimeSpan Median => _gaps.Order().ElementAt(_gaps.Count / 2);

    public TimeSpan Largest => _gaps.Max();

    public void Print(ITestOutputHelper output, LedgerView ledger)
    {
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{fault,-28} rounds {_gaps.Count,3}   median gap {Median.TotalMilliseconds,6:0} ms   largest gap {Largest.TotalMilliseconds,6:0} ms   applied twice {ledger.AppliedTwice}   stale accepted {ledger.StaleAccepted}   (duplicates refused {ledger.Duplicates}, stale refused {ledger.RejectedStale})");
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    /// <summary>Ends a test: whole again, nothing applied twice, nothing stale accepted, no gap above the bound.</summary>
    public async Task CloseAsync(ITestOutputHelper output, BoilerCluster boiler, CommitWatch commits, TimeSpan bound)
    {
        await boiler.WholeAsync();
        var ledger = await boiler.Cluster.LedgerAsync();
        Print(output, ledger);
        ledger.AppliedTwice.ShouldBe(0);
        ledger.StaleAccepted.ShouldBe(0);
        commits.Regressions().ShouldBeEmpty();
        Largest.ShouldBeLessThan(bound);
    }
}

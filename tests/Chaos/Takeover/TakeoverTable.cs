using System.Globalization;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>One row of what docs quote: of each round the longest gap of any loop above the period.</summary>
internal sealed class TakeoverTable(string fault)
{
    private readonly List<TimeSpan> _gaps = [];
    private readonly List<TimeSpan> _standbys = [];

    public TimeSpan P99 => Quantile(_gaps, 0.99);

    public TimeSpan Largest => Quantile(_gaps, 1);

    public TimeSpan LargestStandby => _standbys.Count == 0 ? TimeSpan.Zero : _standbys.Max();

    public int Runs => _gaps.Count;

    public void Add(TimeSpan longestGap, TimeSpan? untilStandbys)
    {
        _gaps.Add(longestGap);
        if (untilStandbys is { } time) _standbys.Add(time);
    }

    public void Print(ITestOutputHelper output, Actuators plant)
    {
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{fault,-26} rounds {Runs,3}   longest gap above the period: median {Milliseconds(Quantile(_gaps, 0.5))} p99 {Milliseconds(P99)} largest {Milliseconds(Largest)}   standbys again: median {(_standbys.Count == 0 ? "     -" : Milliseconds(Quantile(_standbys, 0.5)))} largest {Milliseconds(LargestStandby)}   applied twice {plant.AppliedTwice}, stale accepted {plant.StaleAccepted}, over rate {plant.OverRate} of {plant.Accepted} ({plant.Repeated} repetitions and {plant.StaleRefused} stale refused)");
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds,5:0} ms");

    /// <summary>The smallest time that at least this share of them does not exceed.</summary>
    private static TimeSpan Quantile(List<TimeSpan> times, double share) => times.Count == 0 ? TimeSpan.Zero : times.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * times.Count) - 1));
}

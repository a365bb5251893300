using System.Globalization;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>One row of what docs quote: fault, silos, runs, median, p99, largest.</summary>
internal sealed class TimeTable(string fault, int silos)
{
    private readonly List<TimeSpan> _times = [];

    public int Runs { get; private set; }

    public TimeSpan Median => Quantile(0.5);

    public TimeSpan P99 => Quantile(0.99);

    public TimeSpan Largest => _times.Max();

    public void Add(params IEnumerable<TimeSpan> times)
    {
        _times.AddRange(times);
        Runs++;
    }

    public void Print(ITestOutputHelper output)
    {
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{fault,-44} silos {silos}   runs {Runs,3}   median {Median.TotalMilliseconds,6:0} ms   p99 {P99.TotalMilliseconds,6:0} ms   largest {Largest.TotalMilliseconds,6:0} ms");
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    /// <summary>The smallest time that at least this share of them does not exceed.</summary>
    private TimeSpan Quantile(double share) => _times.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * _times.Count) - 1));
}

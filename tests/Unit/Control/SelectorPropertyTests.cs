using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>For every selector and any readings: an honest value within what was read, the same after a takeover, and no flapping.</summary>
public sealed class SelectorPropertyTests
{
    private static readonly TimeSpan SwitchBackAfter = TimeSpan.FromSeconds(5);

    private static readonly Gen<(double Value, SourceHealth Health, Quality Quality)> Reading =
        from value in Finite.Any
        from health in Gen.Frequency((6, Gen.Constant(SourceHealth.Ok)), (2, Gen.Elements(Enum.GetValues<SourceHealth>())))
        from quality in Gen.Frequency((6, Gen.Constant(Quality.Good)), (1, Gen.Elements(Enum.GetValues<Quality>())))
        select (value, health, quality);

    private static readonly Gen<SourceReading[][]> Rows =
        from sources in Gen.Choose(1, 5)
        from rows in Gen.NonEmptyListOf(Gen.ArrayOf(Reading, sources))
        select rows.Select((row, second) => row.Select((one, i) => Of(one, i, second)).ToArray()).ToArray();

    private static readonly Gen<SelectorSettings> AnySettings =
        from kind in Gen.Elements(Enum.GetValues<SelectorKind>())
        from quorum in Gen.Choose(1, 3)
        from deviation in Gen.Frequency((1, Gen.Constant<double?>(null)), (2, Finite.Positive.Select(value => (double?)value)))
        select new SelectorSettings(kind, quorum, SwitchBackAfter, deviation);

    [Fact]
    public void Selector_AnyReadings_IsWithinTheUsedOnesAndNoBetterThanTheWorst()
    {
        Prop.ForAll((from settings in AnySettings from rows in Rows select (settings, rows)).ToArbitrary(), test =>
        {
            var state = new SelectorState();
            for (var second = 0; second < test.rows.Length; second++)
            {
                var again = JsonSerializer.Deserialize<SelectorState>(JsonSerializer.Serialize(state))!;
                var (_, repeated) = Selector.Step(again, test.rows[second], Times.At(second), test.settings);
                (state, var result) = Selector.Step(state, test.rows[second], Times.At(second), test.settings);
                repeated.Value.ShouldBe(result.Value, "a takeover between two steps changes nothing");
                repeated.Sources.ShouldBe(result.Sources.AsEnumerable());
                Check(test.rows[second], result, test.settings);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void FailoverAndLoadBalance_AnyReadings_ReturnToALostSourceOnlyAfterItsTime()
    {
        var kinds = Gen.Elements(SelectorKind.Failover, SelectorKind.LoadBalance);
        Prop.ForAll((from kind in kinds from rows in Rows select (kind, rows)).ToArbitrary(), test =>
        {
            var settings = new SelectorSettings(test.kind, 1, SwitchBackAfter);
            var state = new SelectorState();
            var okFor = test.rows[0].ToDictionary(reading => reading.Name, _ => 0);
            var lost = new HashSet<string>();
            for (var second = 0; second < test.rows.Length; second++)
            {
                var before = state.Chosen;
                (state, var result) = Selector.Step(state, test.rows[second], Times.At(second), settings);
                foreach (var reading in test.rows[second])
                {
                    var ok = reading.Health == SourceHealth.Ok && reading.Sample.Value is not null;
                    if (!ok && okFor[reading.Name] > 0)
                        lost.Add(reading.Name);
                    okFor[reading.Name] = ok ? okFor[reading.Name] + 1 : 0;
                }

                // It left a source that was fine and never lost: what it went to must be as good.
                var couldStay = before is not null && okFor[before] > 0 && !lost.Contains(before);
                if (couldStay && result.Chosen != before && lost.Contains(result.Chosen!))
                    okFor[result.Chosen!].ShouldBeGreaterThan((int)SwitchBackAfter.TotalSeconds, $"second {second}");
                lost.RemoveWhere(name => okFor[name] > SwitchBackAfter.TotalSeconds);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static void Check(SourceReading[] readings, SelectorResult result, SelectorSettings settings)
    {
        var used = result.Sources.Where(source => source.Used).Select(source => source.Sample).ToArray();
        if (result.Value.Value is not { } value)
        {
            result.Value.Quality.IsBad().ShouldBeTrue();
            return;
        }

        value.ShouldBeInRange(used.Min(sample => sample.Value!.Value), used.Max(sample => sample.Value!.Value));
        used.ShouldAllBe(sample => sample.Quality <= result.Value.Quality);
        readings.Count(reading => reading.Sample.Value is not null).ShouldBeGreaterThanOrEqualTo(settings.Quorum);
        if (readings.Any(reading => reading.Health != SourceHealth.Ok || reading.Sample.Value is null))
            result.Value.Quality.ShouldBeOneOf([.. Enum.GetValues<Quality>().Where(quality => quality >= Quality.Uncertain_SubNormal && !quality.IsBad())]);
    }

    private static SourceReading Of((double Value, SourceHealth Health, Quality Quality) one, int index, int second)
    {
        var silent = one.Health is SourceHealth.Disconnected or SourceHealth.Stalled;
        var sample = silent ? Times.Missing(second) : new Measured(one.Value, one.Quality, Times.At(second));
        return new SourceReading($"s{index}", index, sample, one.Health == SourceHealth.Deviating ? SourceHealth.Ok : one.Health);
    }
}

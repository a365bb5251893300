using System.Text;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Sources;
using OrleansHa.Silo.Sources;
using OrleansHa.Silo.Sources.Files;
using OrleansHa.Silo.Sources.Host;
using OrleansHa.Tests.Unit.Definition;

namespace OrleansHa.Tests.Unit.Sources;

public sealed class SourcePartsTests
{
    private static readonly string[] Zones = ["a", "b", "c"];

    [Fact]
    public void SourceText_EverySource_ReadsBackAsItWas()
    {
        var sources = WholeModel.Valid(WholeModel.EverySource).Signals.SelectMany(signal => signal.Sources).ToList();
        sources.Select(source => source.Input.GetType()).Distinct().Count().ShouldBe(7, "every kind stands in the sample");

        foreach (var source in sources)
            SourceText.Read(SourceText.Write(source)).ShouldBe(source);
    }

    [Fact]
    public void SourceText_OfANewerVersion_SaysSo() =>
        Should.Throw<FormatException>(() => SourceText.Read("name: x\npriority: 1\ntelepathy: {}\n")).Message.ShouldContain("cannot read");

    [Fact]
    public void Spread_SourcesWithoutAZone_AreInDifferentZonesAndAwayFromTheTaken()
    {
        var three = Enumerable.Range(0, 3).Select(place => new SourceSpread(place, []).Choose("loop/signal", Zones));
        three.ShouldBe(Zones, ignoreOrder: true);

        for (var i = 0; i < 50; i++)
        {
            new SourceSpread(0, ["b"]).Choose($"loop-{i}/signal", Zones).ShouldNotBe("b");
            new SourceSpread(1, ["b"]).Choose($"loop-{i}/signal", Zones).ShouldNotBe("b");
            new SourceSpread(2, ["b"]).Choose($"loop-{i}/signal", Zones).ShouldBe("b");
        }
    }

    [Fact]
    public void Spread_Text_ReadsBack()
    {
        SourceSpread.Parse(new SourceSpread(4, ["a", "b"]).ToString()).Place.ShouldBe(4);
        SourceSpread.Parse(new SourceSpread(4, ["a", "b"]).ToString()).Taken.ShouldBe(["a", "b"]);
        SourceSpread.Parse(null).Place.ShouldBe(0);
        SourceSpread.Parse("nonsense,").Taken.ShouldBeEmpty();
    }

    [Fact]
    public void SampleId_LongOrShared_StaysWithinItsBoundAndItsSource()
    {
        SampleId.Of("a", "m-1").ShouldBe("a:m-1");
        SampleId.Of("a", "m-1").ShouldNotBe(SampleId.Of("b", "m-1"));
        var longest = new string('x', 300);
        SampleId.Of(new string('s', 63), longest).Length.ShouldBeLessThanOrEqualTo(128);
        SampleId.Of("a", longest).ShouldBe(SampleId.Of("a", longest));
        SampleId.Of("a", longest).ShouldNotBe(SampleId.Of("a", longest + "y"));
    }

    [Fact]
    public void LineSplitter_AnyParts_GiveTheSameLines()
    {
        var text = Encoding.UTF8.GetBytes("1\n22\r\n\n333\nrest");
        for (var size = 1; size <= text.Length; size++)
        {
            var splitter = new LineSplitter();
            var lines = text.Chunk(size).SelectMany(part => splitter.Add(part)).Select(Encoding.UTF8.GetString).ToList();
            lines.ShouldBe(["1", "22\r", "", "333"]);
            Encoding.UTF8.GetString(splitter.Unfinished).ShouldBe("rest");
        }
    }

    [Fact]
    public void LineSplitter_EndlessLine_IsCutWhereItShows()
    {
        var splitter = new LineSplitter();
        for (var i = 0; i < 10; i++)
            splitter.Add(new byte[SampleNumber.MaxBytes]).ShouldBeEmpty();

        splitter.Add("\n7\n"u8).Select(line => line.Length).ShouldBe([SampleNumber.MaxBytes + 1, 1]);
    }

    [Fact]
    public void CpuTimes_TwoReadings_GiveTheShareBetweenThem()
    {
        var before = CpuTimes.Parse("cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 1 1 1 1 1 1 1\n");
        var after = CpuTimes.Parse("cpu  130 0 120 740 110 0 0 0 60 0\n");

        before.Total.ShouldBe(1000);
        after.InUseSince(before).ShouldBe(50);
        Should.Throw<FormatException>(() => CpuTimes.Parse("cpu 1 2\n"));
        Should.Throw<FormatException>(() => CpuTimes.Parse(""));
    }

    [Fact]
    public void MemoryInUse_FromTheKernelsFigures_CountsWhatIsNotAvailable()
    {
        HostFigures.MemoryInUse("MemTotal:       1000 kB\nMemFree: 1 kB\nMemAvailable:    250 kB\n").ShouldBe(75);
        Should.Throw<FormatException>(() => HostFigures.MemoryInUse("MemTotal: 1 kB\n"));
    }
}

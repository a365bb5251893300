using OrleansHa.Loopctl;
using OrleansHa.Loopctl.Dev;
using OrleansHa.Loopctl.Dev.Samples;
using OrleansHa.Loopctl.Printing;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Loopctl;

public class DevPartsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void GapMeter_StepsSeenOneByOne_MeasuresTheLongest()
    {
        var meter = new GapMeter();
        meter.Observe(1, TimeSpan.FromMilliseconds(10), Start.AddMilliseconds(10));
        meter.Observe(2, TimeSpan.FromMilliseconds(100), Start.AddMilliseconds(600));
        meter.Observe(3, TimeSpan.Zero, Start.AddMilliseconds(2500));
        meter.Observe(4, TimeSpan.Zero, Start.AddMilliseconds(3000));

        meter.Longest.ShouldBe(TimeSpan.FromMilliseconds(2000));
    }

    [Fact]
    public void GapMeter_NoStepSinceLong_CountsTheOpenGap()
    {
        var meter = new GapMeter();
        meter.Observe(1, TimeSpan.Zero, Start);
        meter.Observe(1, TimeSpan.FromSeconds(9), Start.AddSeconds(9));

        meter.Longest.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("60s", 60_000)]
    [InlineData("1.5m", 90_000)]
    [InlineData("24h", 86_400_000)]
    public void Duration_InRange_IsRead(string text, double milliseconds)
    {
        Duration.TryParse(text, out var duration).ShouldBeTrue();
        duration.TotalMilliseconds.ShouldBe(milliseconds);
    }

    [Theory]
    [InlineData("60")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("25h")]
    [InlineData("5 s")]
    [InlineData("")]
    public void Duration_OutOfRangeOrWithoutUnit_IsRefused(string text) => Duration.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void DefinitionFile_TwoDocuments_KeepsLineNumbersOfTheFile()
    {
        var documents = DefinitionFile.Split("# comment\nmetadata: { name: one }\n---\nmetadata:\n  name: two\n").ToList();

        documents.Select(document => document.Name).ShouldBe(["one", "two"]);
        documents[1].Yaml.Split('\n')[3].ShouldBe("metadata:");
    }

    [Theory]
    [InlineData("a: [", "1:")]
    [InlineData("a: 1", "metadata.name")]
    [InlineData("- x", "metadata.name")]
    public void DefinitionFile_NotADefinition_SaysWhere(string text, string expected) =>
        Should.Throw<InvalidDataException>(() => DefinitionFile.Split(text).ToList()).Message.ShouldContain(expected);

    [Theory]
    [InlineData("boiler")]
    [InlineData("cpu-governor")]
    public void Sample_EverySample_HasNoPlaceholderLeft(string name)
    {
        using var temporary = new TemporaryDirectory();
        var sample = Load(name, temporary);

        var definition = sample.Definitions().ShouldHaveSingleItem();
        definition.Split('\n').Where(line => !line.StartsWith('#')).ShouldAllBe(line => !line.Contains("{{"));
        DefinitionFile.Split(definition).ShouldHaveSingleItem().Name.ShouldBe(name);
        sample.Plants.SelectMany(sample.ArgumentsOf).ShouldAllBe(argument => !argument.Contains("{{"));
    }

    [Fact]
    public void Sample_SecondStart_KeepsItsPorts()
    {
        using var temporary = new TemporaryDirectory();
        Load("boiler", temporary).Definitions().ShouldBe(Load("boiler", temporary).Definitions());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("../samples/boiler")]
    public void Sample_Unknown_NamesThoseThereAre(string name)
    {
        using var temporary = new TemporaryDirectory();
        var error = Should.Throw<DevException>(() => Load(name, temporary));
        error.Message.ShouldContain("boiler, cpu-governor");
    }

    [Fact]
    public void DevLock_TakenTwice_RefusesTheSecond()
    {
        using var temporary = new TemporaryDirectory();
        var paths = DevPaths.In(temporary.Path);
        using (DevLock.Take(paths))
            Should.Throw<DevException>(() => DevLock.Take(paths)).Message.ShouldContain("another `loopctl dev` runs");
        DevLock.Take(paths).Dispose();
    }

    private static Sample Load(string name, TemporaryDirectory temporary)
    {
        var ports = PortBook.Open(Path.Combine(temporary.Path, "ports.json"));
        var sample = Sample.Load(DevLayout.Find().SamplesDirectory, name, ports);
        ports.Save();
        return sample;
    }
}

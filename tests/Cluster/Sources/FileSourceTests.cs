using OrleansHa.Grains.Control;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>file and system on the real file system.</summary>
[Collection(SourceCluster.Name)]
public sealed class FileSourceTests(SourceCluster cluster) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly CancellationTokenSource _end = new();
    private readonly CollectingSink _sink = new();

    private string FilePath => Path.Combine(_directory.Path, "values");

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("42.5\n", 42.5, null)]
    [InlineData("", null, "empty")]
    [InlineData("\n\n", null, "empty")]
    [InlineData("NaN", null, "NaN")]
    [InlineData("null", null, "null")]
    public async Task Value_Text_IsTheNumberOrBad(string text, double? expected, string? reason)
    {
        await File.WriteAllTextAsync(FilePath, text);

        var answer = await cluster.Pulled($"{{ name: a, file: {{ path: {FilePath} }} }}").ReadAsync(_end.Token);

        answer.Value.Value.ShouldBe(expected, answer.Reason);
        (answer.Reason ?? "").ShouldContain(reason ?? "");
    }

    [Fact]
    public async Task Value_NoFileADirectoryOrEndless_IsBad()
    {
        var missing = await cluster.Pulled($"{{ name: a, file: {{ path: {FilePath} }} }}").ReadAsync(_end.Token);
        var directory = await cluster.Pulled($"{{ name: a, file: {{ path: {_directory.Path} }} }}").ReadAsync(_end.Token);
        var endless = await cluster.Pulled("{ name: a, file: { path: /dev/zero } }").ReadAsync(_end.Token);

        missing.Value.Quality.ShouldBe(Quality.Bad_NotConnected);
        directory.Value.Quality.ShouldBe(Quality.Bad_ConfigurationError);
        endless.Reason!.ShouldContain("larger");
    }

    [Fact]
    public async Task Tail_LinesAdded_AreSamplesInOrderAndOldOnesAreNot()
    {
        await File.WriteAllTextAsync(FilePath, "1\n2\n");
        await StartTailAsync();

        await File.AppendAllTextAsync(FilePath, "3\n4");
        await File.AppendAllTextAsync(FilePath, "0\n\nx\n5\n");

        await ExpectAsync(3, 40, null, null, 5);
    }

    [Fact]
    public async Task Tail_Rotated_ReadsTheRestOfTheOldAndAllOfTheNew()
    {
        await File.WriteAllTextAsync(FilePath, "1\n");
        await StartTailAsync();

        await File.AppendAllTextAsync(FilePath, "2\n");
        File.Move(FilePath, FilePath + ".1");
        await File.AppendAllTextAsync(FilePath + ".1", "3");
        await File.WriteAllTextAsync(FilePath, "4\n");
        await ExpectAsync(2, 3, 4);

        // Replaced by a rename over it, as editors do.
        await File.WriteAllTextAsync(FilePath + ".new", "5\n");
        File.Move(FilePath + ".new", FilePath, overwrite: true);
        await ExpectAsync(2, 3, 4, 5);
    }

    [Fact]
    public async Task Tail_Truncated_GoesOnFromTheBeginning()
    {
        await File.WriteAllTextAsync(FilePath, "1\n");
        await StartTailAsync();
        await File.AppendAllTextAsync(FilePath, "222\n");
        await ExpectAsync(222);

        await File.WriteAllTextAsync(FilePath, "3\n");

        await ExpectAsync(222, 3);
    }

    [Fact]
    public async Task Tail_FileAwayAndBack_SaysSoAndReadsItFromItsBeginning()
    {
        var reader = cluster.Streaming(Tail);
        var away = await reader.RunAsync(_sink, _end.Token).WaitAsync(Eventually.DefaultBound);
        away.Value.Quality.ShouldBe(Quality.Bad_NotConnected);

        await File.WriteAllTextAsync(FilePath, "1\n");
        var run = reader.RunAsync(_sink, _end.Token);
        await ExpectAsync(1);
        File.Delete(FilePath);

        (await run.WaitAsync(Eventually.DefaultBound)).Value.Quality.ShouldBe(Quality.Bad_NotConnected);
        await reader.DisposeAsync();
    }

    [Fact]
    public async Task Tail_LinkSetToAnotherFile_FollowsIt()
    {
        await File.WriteAllTextAsync(FilePath + ".a", "1\n");
        await File.WriteAllTextAsync(FilePath + ".b", "2\n");
        File.CreateSymbolicLink(FilePath, FilePath + ".a");
        await StartTailAsync();

        File.CreateSymbolicLink(FilePath + ".link", FilePath + ".b");
        File.Move(FilePath + ".link", FilePath, overwrite: true);

        await ExpectAsync(2);
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("memory")]
    [InlineData("disk")]
    public async Task System_EachMetric_IsAShareOfThisHost(string metric)
    {
        var reader = cluster.Pulled($"{{ name: a, system: {{ metric: {metric} }} }}");

        var answer = await Eventually.ValueAsync(() => reader.ReadAsync(_end.Token), answer => answer.Value.Value is not null, describe: answer => answer.Reason ?? "");

        answer.Value.Value!.Value.ShouldBeInRange(0, 100);
        if (metric != "cpu")
            answer.Value.Value!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task System_DiskThatIsNotThere_IsBad()
    {
        var answer = await cluster.Pulled("{ name: a, system: { metric: disk, path: /no/such/place } }").ReadAsync(_end.Token);

        answer.Value.Value.ShouldBeNull();
        answer.Reason.ShouldNotBeNullOrEmpty();
    }

    private string Tail => $"{{ name: a, file: {{ path: {FilePath}, read: tail, every: 20ms }} }}";

    private async Task StartTailAsync()
    {
        _ = cluster.Streaming(Tail).RunAsync(_sink, _end.Token);
        await Eventually.TrueAsync(() => _sink.Connections == 1);
    }

    private Task ExpectAsync(params double?[] values) => Eventually.TrueAsync(
        () => _sink.Values.SequenceEqual(values), orElse: () => $"seen: {string.Join(", ", _sink.Samples.Select(sample => $"{sample.Answer.Value.Value} {sample.Answer.Reason}"))}");
}

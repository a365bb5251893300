using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Outputs;
using OrleansHa.Silo.Outputs.Files;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Unit.Journal;

namespace OrleansHa.Tests.Unit.Outputs;

/// <summary>Files as receivers: they honour keys and epochs by what they hold.</summary>
public sealed class FileEndpointTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string Target => Path.Combine(_directory.Path, "decisions.json");

    [Theory]
    [InlineData(FileWriteMode.Append)]
    [InlineData(FileWriteMode.Replace)]
    public async Task Repetition_IsWrittenOnce_AndALateEpochNotAtAll(FileWriteMode mode)
    {
        (await SendAsync(1, epoch: 1, mode)).ShouldBe(EndpointAnswer.Delivered);
        (await SendAsync(2, epoch: 2, mode)).ShouldBe(EndpointAnswer.Delivered);
        (await SendAsync(2, epoch: 2, mode)).ShouldBe(EndpointAnswer.Delivered);

        (await SendAsync(3, epoch: 1, mode)).Final!.Kind.ShouldBe(SendResultKind.StaleEpoch);

        var lines = await File.ReadAllLinesAsync(Target);
        lines.Select(line => FileTail.Parse(System.Text.Encoding.UTF8.GetBytes(line))!.Seq).ShouldBe(mode == FileWriteMode.Append ? [1L, 2] : [2L]);
    }

    [Fact]
    public async Task TornLine_OfAProcessThatDied_StaysAndTheNextBeginsANewOne()
    {
        await SendAsync(1, 1, FileWriteMode.Append);
        Damage.Truncate(Target, 20);

        (await SendAsync(1, 1, FileWriteMode.Append)).ShouldBe(EndpointAnswer.Delivered);
        (await SendAsync(2, 1, FileWriteMode.Append)).ShouldBe(EndpointAnswer.Delivered);

        var whole = (await File.ReadAllLinesAsync(Target)).Select(line => FileTail.Parse(System.Text.Encoding.UTF8.GetBytes(line))?.Seq).ToList();
        whole.ShouldBe([null, 1L, 2L]);
    }

    [Fact]
    public async Task SharedFile_EachOutputKnowsItsOwnLines()
    {
        await SendAsync(1, 1, FileWriteMode.Append, "a");
        await SendAsync(1, 7, FileWriteMode.Append, "b");

        (await SendAsync(1, 1, FileWriteMode.Append, "a")).ShouldBe(EndpointAnswer.Delivered);

        (await File.ReadAllLinesAsync(Target)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task MissingDirectory_IsTriedAgain()
    {
        Directory.Delete(_directory.Path);
        (await SendAsync(1, 1, FileWriteMode.Append)).IsTransient.ShouldBeTrue();
        Directory.CreateDirectory(_directory.Path);
        (await SendAsync(1, 1, FileWriteMode.Append)).ShouldBe(EndpointAnswer.Delivered);
    }

    [RootFact]
    public async Task FullDisk_IsTriedAgainAndLosesNothing()
    {
        using var disk = new SmallDisk(_directory.Path, kilobytes: 64);
        var filler = Path.Combine(_directory.Path, "filler");
        await SendAsync(1, 1, FileWriteMode.Append);
        try
        {
            await File.WriteAllBytesAsync(filler, new byte[100_000]);
        }
        catch (IOException)
        {
            // Full, as intended.
        }

        var seq = 2;
        while ((await SendAsync(seq, 1, FileWriteMode.Append)) == EndpointAnswer.Delivered)
            (++seq).ShouldBeLessThan(1000);
        File.Delete(filler);
        (await SendAsync(seq, 1, FileWriteMode.Append)).ShouldBe(EndpointAnswer.Delivered);

        var seqs = (await File.ReadAllLinesAsync(Target)).Select(line => FileTail.Parse(System.Text.Encoding.UTF8.GetBytes(line))?.Seq).OfType<long>().ToList();
        seqs.ShouldBe(Enumerable.Range(1, seq).Select(n => (long)n));
    }

    private async Task<EndpointAnswer> SendAsync(long seq, long epoch, FileWriteMode mode, string output = "out")
    {
        using var endpoint = new FileEndpoint(new FileOutputTarget(Target, mode));
        using var bound = new CancellationTokenSource(Eventually.DefaultBound);
        return await endpoint.AttemptAsync(new OutputMessage("loop", new OutboxEntry(output, seq, epoch, 1.5, Quality.Good, DateTimeOffset.UnixEpoch), epoch), bound.Token);
    }
}

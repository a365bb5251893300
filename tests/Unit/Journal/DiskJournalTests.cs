using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansHa.Silo.Journal;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Journal;

/// <summary>What a journal gives back, and what it says about the rest, after each fault alone.</summary>
public sealed class DiskJournalTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Crc32C_OfTheKnownText_IsTheKnownChecksum() => Crc32C.Append(0, "123456789"u8).ShouldBe(0xE3069283);

    [Fact]
    public async Task Records_AfterARestart_AreAsTheyWere()
    {
        using (var journal = Open())
        {
            for (var seq = 1; seq <= 500; seq++)
                Append(journal, seq);
            await journal.FlushAsync();
        }

        using var again = Open();
        var records = again.ReadFrom(0).ToList();

        records.Select(record => record.Position).ShouldBe(Enumerable.Range(1, 500).Select(n => (long)n));
        records.ShouldAllBe(record => record.Name == Name(record.Position) && Text(record.Payload) == Content(record.Position));
        again.Losses.ShouldBeEmpty();
        Append(again, 501).ShouldBe(501);
    }

    [Fact]
    public void FlippedBit_InARecord_LosesItAloneAndNamesIt()
    {
        Write(20);
        Damage.Flip(DataFile(), new FileInfo(DataFile()).Length / 2);

        using var journal = Open();

        var loss = journal.Losses.ShouldHaveSingleItem();
        loss.Name.ShouldBe(Name(loss.Position));
        journal.ReadFrom(0).Count().ShouldBe(19);
    }

    [Fact]
    public void FlippedBit_WhileOpen_IsSeenOnReading()
    {
        Write(20);
        using var journal = Open();
        Damage.Flip(DataFile(), new FileInfo(DataFile()).Length / 2);

        var read = journal.ReadFrom(0).ToList();

        read.ShouldAllBe(record => Text(record.Payload) == Content(record.Position));
        read.Count.ShouldBe(19);
        journal.Losses.ShouldHaveSingleItem().Name.ShouldNotBeNull();
    }

    [Fact]
    public void FlippedBit_InAName_LosesNothing()
    {
        Write(20);
        Damage.Flip(Files("*.names").Single(), 40);

        using var journal = Open();

        journal.Losses.ShouldBeEmpty();
        journal.ReadFrom(0).Select(record => record.Name).ShouldBe(Enumerable.Range(1, 20).Select(n => Name(n)));
    }

    [Fact]
    public void TruncatedTail_NamesEachRecordThatIsGone()
    {
        Write(20);
        Damage.Truncate(DataFile(), 100);

        using var journal = Open();

        journal.Losses.Select(loss => loss.Name).ShouldBe([Name(19), Name(20)]);
        journal.ReadFrom(0).Count().ShouldBe(18);
        Append(journal, 21).ShouldBe(21, "a lost position is not given again");
    }

    [Fact]
    public void WholeFileGone_NamesEveryRecord()
    {
        Write(20);
        File.Delete(DataFile());

        using var journal = Open();

        journal.Losses.Select(loss => loss.Name).ShouldBe(Enumerable.Range(1, 20).Select(n => Name(n)));
    }

    [Fact]
    public void Damage_StaysReportedUntilItIsReleased_ThenTheSegmentIsQuarantined()
    {
        Write(20);
        Damage.Flip(DataFile(), 50);
        using (var journal = Open())
            journal.Losses.Count.ShouldBe(1);
        using var again = Open();
        again.Losses.Count.ShouldBe(1);

        again.Trim(20);

        again.Losses.ShouldBeEmpty();
        Files("*.data").ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(_directory.Path, "quarantine"), "*.data").Length.ShouldBe(1);
    }

    [Fact]
    public void PayloadThatLooksLikeARecord_BehindADamagedHeader_IsNotReadAsOne()
    {
        var inner = Frame.Encode(7, "forged", "forged"u8, salt: 0);
        using (var journal = Open())
            journal.Append("outer", inner).Status.ShouldBe(JournalAppendStatus.Appended);
        Damage.Flip(DataFile(), 5);

        using var again = Open();

        again.ReadFrom(0).ShouldBeEmpty();
        again.Losses.ShouldHaveSingleItem().Name.ShouldBe("outer");
    }

    [Fact]
    public void Released_InAnyOrder_GivesItsSpaceBack()
    {
        using var journal = Open(segment: 1024, total: 4096);
        var positions = new Queue<long>();
        for (var seq = 1; seq <= 1000; seq++)
        {
            positions.Enqueue(Append(journal, seq));
            if (positions.Count > 10)
                journal.Release(positions.Dequeue());
        }

        journal.Bytes.ShouldBeLessThanOrEqualTo(4096);
        journal.ReadFrom(0).Count().ShouldBe(10);
    }

    [Fact]
    public void Bound_Reached_RefusesUntilSomethingIsReleased()
    {
        using var journal = Open(segment: 1024, total: 2048);
        var seq = 0;
        while (journal.Append(Name(++seq), Encoding.UTF8.GetBytes(Content(seq))).Status == JournalAppendStatus.Appended)
            seq.ShouldBeLessThan(100);

        journal.Append(Name(seq), Encoding.UTF8.GetBytes(Content(seq))).Status.ShouldBe(JournalAppendStatus.Full);
        journal.Trim(seq - 1);
        Append(journal, seq).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void RecordAboveTheBound_IsRefused()
    {
        using var journal = Open(segment: 1024, total: 4096);
        journal.Append("large", new byte[2000]).ShouldBe(new JournalAppend(JournalAppendStatus.TooLarge, 0));
    }

    [Fact]
    public void SecondJournal_OnTheSameDirectory_NeitherReadsNorWrites()
    {
        using var first = Open();
        Append(first, 1);

        using var second = Open();

        second.IsWritable.ShouldBeFalse();
        second.ReadFrom(0).ShouldBeEmpty();
        second.Append("x", "x"u8).Status.ShouldBe(JournalAppendStatus.ReadOnly);
    }

    [Fact]
    public async Task FailedFsync_EndsTheProcess_AndSaysWhichFile()
    {
        var ends = new List<string>();
        using var notAFile = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);

        Durable.Flush(notAFile, "the journal", ends.Add);

        ends.ShouldHaveSingleItem().ShouldContain("the journal");
        using var journal = Open(onFsyncFailed: ends.Add);
        Append(journal, 1);
        await journal.FlushAsync();
        ends.Count.ShouldBe(1, "a sound disk ends nothing");
    }

    [RootFact]
    public async Task FullDisk_RefusesAndKeepsWhatItHas_ThenGoesOn()
    {
        using var disk = new SmallDisk(_directory.Path, kilobytes: 256);
        using (var journal = Open(segment: 64 * 1024, total: 100L * 1024 * 1024))
        {
            var seq = 0;
            while (journal.Append(Name(++seq), new byte[3000]).Status == JournalAppendStatus.Appended)
                seq.ShouldBeLessThan(1000);
            await journal.FlushAsync();
            journal.ReadFrom(0).Count().ShouldBe(seq - 1);
        }

        // A start on a full disk works, too.
        using var again = Open(segment: 64 * 1024, total: 100L * 1024 * 1024);
        again.Losses.ShouldBeEmpty();
        var kept = again.ReadFrom(0).ToList();
        kept.Count.ShouldBeGreaterThan(50);
        again.Append("no room", new byte[30_000]).Status.ShouldBe(JournalAppendStatus.Full);
        again.Trim(kept[^1].Position);
        again.Append("room", new byte[30_000]).Status.ShouldBe(JournalAppendStatus.Appended);
    }

    [RootFact]
    public void ReadOnlyDisk_StartsReadsAndRefuses()
    {
        using var disk = new SmallDisk(_directory.Path, kilobytes: 256);
        Write(20);
        disk.MakeReadOnly();

        using var journal = Open();

        journal.ReadFrom(0).Count().ShouldBe(20);
        journal.Append("x", "x"u8).Status.ShouldBe(JournalAppendStatus.ReadOnly);
        journal.Trim(20);
        journal.ReadFrom(0).ShouldBeEmpty();
    }

    private static string Name(long seq) => $"loop/valve/{seq}";

    private static string Content(long seq) => $"decision {seq}";

    private static string Text(byte[] payload) => Encoding.UTF8.GetString(payload);

    private static long Append(DiskJournal journal, long seq)
    {
        var appended = journal.Append(Name(seq), Encoding.UTF8.GetBytes(Content(seq)));
        appended.Status.ShouldBe(JournalAppendStatus.Appended);
        return appended.Position;
    }

    private void Write(int count)
    {
        using var journal = Open();
        for (var seq = 1; seq <= count; seq++)
            Append(journal, seq);
    }

    private DiskJournal Open(int segment = 64 * 1024, long total = 1024 * 1024, Action<string>? onFsyncFailed = null) => new(
        new JournalOptions(_directory.Path) { SegmentBytes = segment, TotalBytes = total, OnFsyncFailed = onFsyncFailed }, NullLogger.Instance);

    private string DataFile() => Files("*.data").Single();

    private string[] Files(string pattern) => Directory.GetFiles(_directory.Path, pattern);
}

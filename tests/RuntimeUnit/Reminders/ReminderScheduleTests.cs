using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.ReminderService;

namespace OrleansHa.Tests.RuntimeUnit.Reminders;

/// <summary>The schedule alone: no table, no clock.</summary>
public sealed class ReminderScheduleTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ReminderSchedule _schedule = new(10 * Minute);

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    [InlineData(3600, 60)]
    public void NextIndex_OfATime_IsTheMultipleThatIsNotOver(int second, long index) =>
        ReminderTiming.NextIndex(Entry("r"), Start.AddSeconds(second)).ShouldBe(index);

    [Fact]
    public void DueAt_BeyondTheEndOfTime_IsTheEndOfTime() =>
        ReminderTiming.DueAt(new ReminderEntry { StartAt = Start, Period = TimeSpan.MaxValue }, 3).ShouldBe(DateTime.MaxValue);

    [Fact]
    public void Ticked_BeforeItsTime_NeverGivesTheSameTickTwice()
    {
        _schedule.Register(Entry("r"));
        var due = _schedule.TakeDue(Start, 10).ShouldHaveSingleItem();

        // A clock that was set back a little while the tick was under way.
        _schedule.Ticked(due, Start.AddMilliseconds(-3));
        _schedule.NextDue().ShouldBe(Start + Minute);
    }

    [Fact]
    public void Ticked_LongAfterItsTime_SkipsWhatIsOver()
    {
        _schedule.Register(Entry("r"));
        _schedule.Ticked(_schedule.TakeDue(Start, 10).Single(), Start.AddSeconds(150));
        _schedule.NextDue().ShouldBe(Start + 3 * Minute);
    }

    [Fact]
    public void UnderWay_IsNotTakenAgain()
    {
        _schedule.Register(Entry("r"));
        _schedule.TakeDue(Start, 10).Count.ShouldBe(1);
        _schedule.TakeDue(Start + 5 * Minute, 10).ShouldBeEmpty();
        _schedule.NextDue().ShouldBeNull();
    }

    [Fact]
    public void TakeDue_Bounded_LeavesTheRest()
    {
        for (var i = 0; i < 5; i++) _schedule.Register(Entry($"r{i}"));
        _schedule.TakeDue(Start, 3).Count.ShouldBe(3);
        _schedule.TakeDue(Start, 3).Count.ShouldBe(2);
    }

    [Fact]
    public void Read_OfAnUnchangedRow_LeavesTheScheduleAsItIs()
    {
        _schedule.Register(Entry("r", etag: "1"));
        _schedule.Ticked(_schedule.TakeDue(Start, 10).Single(), Start);
        Read(Start, Entry("r", etag: "1"));
        _schedule.TakeDue(Start, 10).ShouldBeEmpty("the tick of this moment was sent");
        _schedule.NextDue().ShouldBe(Start + Minute);
    }

    [Fact]
    public void Read_OfAnotherETag_Replaces_AndOfNone_Removes()
    {
        _schedule.Register(Entry("changed", etag: "1"));
        _schedule.Register(Entry("gone", etag: "1"));
        Read(Start.AddSeconds(1), Entry("changed", etag: "2", period: 2 * Minute));
        _schedule.Count.ShouldBe(1);
        _schedule.NextDue().ShouldBe(Start + 2 * Minute);
    }

    [Fact]
    public void ChangesDuringARead_OutliveItsOldRows()
    {
        _schedule.Register(Entry("removed", etag: "1"));
        var began = _schedule.BeginRead();
        _schedule.Register(Entry("registered", etag: "5"));
        _schedule.Register(Entry("again", etag: "7", period: 3 * Minute));
        _schedule.Remove(Grain, "removed");
        _schedule.EndRead(began, [Entry("removed", etag: "1"), Entry("again", etag: "6")], HashRangeSet.Full, Start.AddSeconds(-1));

        var due = _schedule.TakeDue(Start, 10);
        due.Select(reminder => reminder.Entry.ReminderName).Order().ShouldBe(["again", "registered"]);
        due.Single(reminder => reminder.Entry.ReminderName == "again").Entry.ETag.ShouldBe("7");
    }

    [Fact]
    public void Keep_OfOtherHashes_DropsAlsoWhatIsUnderWay()
    {
        _schedule.Register(Entry("r"));
        var due = _schedule.TakeDue(Start, 10).Single();
        _schedule.Keep(HashRangeSet.Empty);
        _schedule.Ticked(due, Start);
        _schedule.Count.ShouldBe(0);
        _schedule.NextDue().ShouldBeNull();
    }

    [Fact]
    public void BeyondTheWindow_IsNotHeld_AndComesWithALaterRead()
    {
        var far = Entry("far");
        far.StartAt = Start + 30 * Minute;
        Read(Start, far);
        _schedule.Count.ShouldBe(0);
        Read(Start + 25 * Minute, far);
        _schedule.NextDue().ShouldBe(far.StartAt);
    }

    private static GrainId Grain => GrainId.Create("reminded", "k");

    private static ReminderEntry Entry(string name, string etag = "0", TimeSpan? period = null) =>
        new() { GrainId = Grain, ReminderName = name, StartAt = Start, Period = period ?? Minute, ETag = etag };

    private void Read(DateTime now, params ReminderEntry[] rows) => _schedule.EndRead(_schedule.BeginRead(), rows, HashRangeSet.Full, now);
}

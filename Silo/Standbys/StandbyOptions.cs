namespace OrleansHa.Silo.Standbys;

/// <summary>How a silo's steps reach standbys; section <c>Loop:Standby</c>.</summary>
internal sealed class StandbyOptions
{
    public const string Section = "Loop:Standby";

    /// <summary>5 ms: loops of 100 ms fill a message with what would be dozens, and one step in twenty is missed by a standby.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>256 steps a message: half a megabyte at 2 KB a state.</summary>
    public int MaxBatch { get; set; } = 256;

    /// <summary>1 s for an answer: a silo that takes longer is slow or dead, and its standbys are catching up.</summary>
    public TimeSpan CallBound { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>50 ms before a silo that did not answer is tried again, then growing.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>1 s: the longest pause between two attempts.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>10 s: a silo without steps says that it is still there; far below the age at which standbys forget.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>250 ms between two looks at who stands by for whom; deaths and new owners are looked at at once.</summary>
    public TimeSpan LookPeriod { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>30 s after a loop has left: its next owner has told its standbys by then, and the others forget it.</summary>
    public TimeSpan DropAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>5 s before a silo without room is asked again.</summary>
    public TimeSpan FullPause { get; set; } = TimeSpan.FromSeconds(5);
}

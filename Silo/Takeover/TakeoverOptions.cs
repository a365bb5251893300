namespace OrleansHa.Silo.Takeover;

/// <summary>How loops are brought back; section <c>Loop:Takeover</c>.</summary>
internal sealed class TakeoverOptions
{
    public const string Section = "Loop:Takeover";

    /// <summary>64 resumes at a time: their claims fill a statement, and a silo's start is not all of them at once.</summary>
    public int Concurrency { get; set; } = 64;

    /// <summary>200 ms: the first call after a death can hang on the dead silo; the second always worked.</summary>
    public TimeSpan CallBound { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>20 ms before the second attempt, then growing.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>500 ms: the longest pause between two attempts.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>20 attempts are about 10 s; what does not come back by then is the sweeper's.</summary>
    public int Attempts { get; set; } = 20;

    /// <summary>250 ms after a death: what is still the dead silo's then, whoever stands by. At 100 ms a busy machine's standbys were still activating, and calls from everybody held them up.</summary>
    public TimeSpan SecondLook { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>1 s: how long a loop that fell through everything else waits; one grouped read of the owners.</summary>
    public TimeSpan SweepPeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>8 moves at a time: a loop is between two owners for some milliseconds, and a hundred of them at once would wait for each other.</summary>
    public int MovesAtOnce { get; set; } = 8;

    /// <summary>5 s for a loop to leave: its last commit, and an attempt on the wire.</summary>
    public TimeSpan MoveBound { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>500 ms between two looks at where owners belong: drains and failbacks are planned, and nothing waits for them.</summary>
    public TimeSpan OwnerPeriod { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>5 s for handing all loops over before the silo stops; an orchestrator's usual patience is 30 s.</summary>
    public TimeSpan DrainBound { get; set; } = TimeSpan.FromSeconds(5);
}

namespace OrleansHa.Grains.Loops.Watch;

/// <summary>Who looks after this silo's loops from outside.</summary>
internal interface ILoopWatch
{
    LoopHealth Check(string loop);

    /// <summary>How often the loop was helped here lately.</summary>
    int Recoveries(string loop);

    /// <summary>Ends and resumes the loop, unless that was done a moment ago.</summary>
    void Recover(string loop);
}

namespace OrleansHa.Grains.Sources;

/// <summary>What lies between a source that sends by itself and its loop.</summary>
/// <param name="Capacity">So many samples wait at most.</param>
/// <param name="WhenFull">What a source does that cannot be told to wait, and one that can.</param>
/// <param name="Confirmed">Whether a sample is given back to its source as taken only after the loop's commit.</param>
internal sealed record StreamBuffer(int Capacity, FullBuffer WhenFull, bool Confirmed);

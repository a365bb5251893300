namespace OrleansHa.Grains.Sources;

/// <summary>What became of an offer.</summary>
internal enum FeedOutcome
{
    /// <summary>The loop has answered for every sample.</summary>
    Taken = 0,

    /// <summary>The loop could not be reached, or could not commit; the same offer may succeed later.</summary>
    NotTaken = 1,

    /// <summary>The loop or its source does not exist (any more).</summary>
    Unwanted = 2,
}

namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>When receipts are given.</summary>
[GenerateSerializer, Alias("loops.OfferAcknowledgement")]
public enum OfferAcknowledgement
{
    /// <summary>After the samples are committed.</summary>
    Committed = 0,

    /// <summary>At once. For pulled samples, which the next pull replaces.</summary>
    Received = 1,
}

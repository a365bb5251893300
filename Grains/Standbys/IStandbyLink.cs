namespace OrleansHa.Grains.Standbys;

/// <summary>The way of this silo's steps to one other silo.</summary>
internal interface IStandbyLink
{
    SiloAddress Silo { get; }

    /// <summary>Has something to send for a loop; does not wait.</summary>
    void Offer(StandbyFollow follow);
}

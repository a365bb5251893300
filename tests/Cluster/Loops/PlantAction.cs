namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>What an actuator was told.</summary>
internal sealed record PlantAction(string Key, long Epoch, double Value, string Quality, DateTimeOffset At, DateTimeOffset DecidedAt)
{
    public long Seq => long.Parse(Key[(Key.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
}

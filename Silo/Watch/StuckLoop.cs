namespace OrleansHa.Silo.Watch;

/// <summary>What has been tried for a loop that was stuck.</summary>
/// <param name="Attempts">So far.</param>
/// <param name="LastAt">Timestamp of the last attempt.</param>
internal sealed record StuckLoop(int Attempts, long LastAt);

namespace OrleansHa.Grains.Store;

/// <summary>A silo as the owner of loops.</summary>
/// <param name="Silo">Its address with generation, so that a restarted silo is another owner.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Zone">Where it runs.</param>
internal sealed record LoopOwner(string Silo, string Name, string Zone);

using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>Where an enumeration comes from and how its calls are made.</summary>
/// <param name="Grain">Serves the batches.</param>
/// <param name="Copier">Copies the arguments.</param>
/// <param name="MaxWait">After how long without an element the grain tells that it is alive.</param>
internal sealed record EnumerationSource(IAsyncEnumerableGrainExtension Grain, DeepCopier Copier, TimeSpan MaxWait);

using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Sources;

/// <summary>What every puller of a silo shares.</summary>
internal sealed record SourceServices(
    SourceKinds Kinds, ISiloPlace Place, LoopInstruments Instruments, TimeProvider Time, ILogger<SourceGrain> Logger);

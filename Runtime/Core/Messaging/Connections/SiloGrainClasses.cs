using System.Collections.Immutable;
using Orleans.Metadata;

namespace Orleans.Runtime.Messaging;

/// <summary>The grain classes that one silo hosts.</summary>
internal sealed record SiloGrainClasses(SiloAddress Silo, ImmutableArray<GrainClassFacts> Classes);

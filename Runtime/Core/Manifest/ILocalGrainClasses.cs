using System.Collections.Immutable;

namespace Orleans.Metadata;

/// <summary>The grain classes this silo hosts. A client has none. Implemented by References/GrainClassMap.</summary>
internal interface ILocalGrainClasses
{
    ImmutableArray<GrainClassFacts> Classes { get; }
}

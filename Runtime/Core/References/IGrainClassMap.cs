using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The grain classes of this process by grain type, closed generics included. Implemented by GrainClassMap.</summary>
internal interface IGrainClassMap
{
    /// <summary>The grain types of the classes found at start; a generic class stands there once, open.</summary>
    IReadOnlyCollection<GrainType> GrainTypes { get; }

    /// <summary>The class of a grain type, closed when the type names arguments; false when this process has none.</summary>
    bool TryGetClass(GrainType grainType, [NotNullWhen(true)] out Type? grainClass);

    /// <summary>The grain type of a class.</summary>
    GrainType GetGrainType(Type grainClass);
}

using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Sources;

/// <summary>Knows how to read the sources of one kind.</summary>
internal interface ISourceKind
{
    /// <summary>The kind, as the definition has it.</summary>
    Type Input { get; }

    /// <summary>A reader of one source. Opens nothing yet: what cannot be reached shows when it is read.</summary>
    ISourceReader Open(SourceDefinition source);
}

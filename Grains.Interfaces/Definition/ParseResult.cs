using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What the parser says of one definition: the definition, or what is wrong with it.</summary>
public sealed record ParseResult
{
    /// <summary>Null when there are errors.</summary>
    public LoopDefinition? Definition { get; init; }

    /// <summary>Sorted by position; at most <see cref="DefinitionBounds.Errors"/>.</summary>
    public ImmutableArray<DefinitionError> Errors { get; init; } = [];

    /// <summary>Whether there were more errors than are listed.</summary>
    public bool Truncated { get; init; }

    /// <summary>The tree behind a valid definition, for later checks that have to say where.</summary>
    internal Node? Root { get; init; }

    /// <summary>Line and column, from 1, of the value at a path such as <c>spec.controller.setpoint</c>, or of the part of it that is in the text.</summary>
    public (int Line, int Column) PlaceOf(string path) =>
        Root is null ? (1, 1) : (TreePlaces.Find(Root, path).Line, TreePlaces.Find(Root, path).Column);

    public bool IsValid => Definition is not null;
}

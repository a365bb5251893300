using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Sources;

/// <summary>The kinds of sources that this silo can read, as they were registered.</summary>
internal sealed class SourceKinds(IEnumerable<ISourceKind> kinds)
{
    private readonly Dictionary<Type, ISourceKind> _kinds = kinds.ToDictionary(kind => kind.Input);

    /// <exception cref="InvalidOperationException">This silo has no reader of that kind.</exception>
    public ISourceReader Open(SourceDefinition source) => _kinds.TryGetValue(source.Input.GetType(), out var kind)
        ? kind.Open(source)
        : throw new InvalidOperationException($"Source {source.Name}: this silo cannot read {source.Input.GetType().Name}.");
}

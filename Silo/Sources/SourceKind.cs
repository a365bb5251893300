using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources;

/// <summary>A kind of source and how its readers are made.</summary>
internal sealed class SourceKind<TInput>(Func<TInput, SourceDefinition, ISourceReader> open) : ISourceKind
    where TInput : SourceInput
{
    public Type Input => typeof(TInput);

    public ISourceReader Open(SourceDefinition source) => open((TInput)source.Input, source);
}

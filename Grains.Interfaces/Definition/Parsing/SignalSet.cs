namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>The signals of a loop.</summary>
/// <param name="Names">All that the text declares, also those that could not be read; a reference to one is not wrong.</param>
/// <param name="Bound">Those that could be read.</param>
internal sealed record SignalSet(IReadOnlyList<string> Names, IReadOnlyList<SignalDefinition> Bound);

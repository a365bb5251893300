using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Loopctl.Testing.Reading;

/// <param name="File">As it was given.</param>
/// <param name="Error">What is wrong, and where in the file.</param>
internal sealed record FileError(string File, DefinitionError Error);

using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Loops;

/// <summary>Errors of a definition as callers see them.</summary>
internal static class DefinitionProblems
{
    public static DefinitionProblem From(DefinitionError error) => new()
    {
        Line = error.Line,
        Column = error.Column,
        Path = error.Path,
        Code = error.Code,
        Message = error.Message,
        Nearest = error.Suggestion,
    };

    public static DefinitionProblem WrongName(string given, string expected) => new()
    {
        Line = 1,
        Column = 1,
        Path = "metadata.name",
        Code = "name_mismatch",
        Message = $"The definition is of loop '{given}', but was applied to '{expected}'.",
        Nearest = expected,
    };
}

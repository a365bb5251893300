namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>A place in the text; line and column count from 1.</summary>
internal readonly record struct TextPosition(int Line, int Column);

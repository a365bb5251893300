namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>One document of the text: its tree (null when it could not be read) and what was wrong so far.</summary>
internal sealed record DocumentTree(Node? Root, ErrorSink Errors);

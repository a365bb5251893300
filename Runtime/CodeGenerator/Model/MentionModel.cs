namespace Orleans.CodeGenerator.Model;

/// <summary>A type without a serializer that signatures mention, e.g. an interface or a foreign enum.</summary>
internal sealed record MentionModel(string Name, string OpenText);

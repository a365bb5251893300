namespace Orleans.CodeGenerator.Model;

/// <summary>A class that goes into a set of the manifest: a grain class or a registered codec, copier, converter or activator.</summary>
internal sealed record PartModel(string Set, string OpenText);

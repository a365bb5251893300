namespace Orleans.CodeGenerator.Model;

/// <summary>One serialized member.</summary>
/// <param name="Id">Its number within its id space.</param>
/// <param name="IsPrimaryParameter">Whether it stands in the id space of primary constructor parameters.</param>
/// <param name="Name">The field or property.</param>
/// <param name="FieldName">The field behind it, where that is accessed.</param>
/// <param name="Type">Its type.</param>
/// <param name="SimpleKind">The suffix of the writer's and reader's methods for its type, e.g. Int32; null when a codec is needed.</param>
/// <param name="IsShared">Whether copies share its value.</param>
/// <param name="UsesAccessor">Whether the field is reached through an unsafe accessor.</param>
internal sealed record MemberModel(
    uint Id, bool IsPrimaryParameter, string Name, string FieldName, string Type, string? SimpleKind, bool IsShared, bool UsesAccessor);

namespace Orleans.CodeGenerator.Model;

/// <summary>How instances come to be.</summary>
internal enum Creation
{
    /// <summary>Without running a constructor.</summary>
    Uninitialized,

    /// <summary>With the parameterless constructor.</summary>
    Constructor,

    /// <summary>By an activator.</summary>
    Activator,
}

/// <summary>A type with a generated serializer.</summary>
internal sealed record SerializableModel(
    TypeModel Type,
    bool IsValueType,
    bool IsAbstract,
    bool IsEnum,
    bool IsException,
    bool IsImmutable,
    bool HasParameterLevel,
    bool OmitsDefaults,
    Creation Creation,
    string? BaseType,
    bool IsBaseOptional,
    EquatableArray<string> ActivatorServices,
    bool HasActivatorConstructor,
    EquatableArray<HookModel> Hooks,
    EquatableArray<MemberModel> Members,
    EquatableArray<string> WireNames,
    EquatableArray<MentionModel> Mentions,
    EquatableArray<DiagnosticModel> Diagnostics);

/// <summary>A hook class and which of the four callbacks it has.</summary>
internal sealed record HookModel(string Type, EquatableArray<string> Callbacks);

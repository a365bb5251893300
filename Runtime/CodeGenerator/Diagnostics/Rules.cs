using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orleans.CodeGenerator.Diagnostics;

/// <summary>What generated code cannot be made for. The ids are those of the Orleans analyzers where they have one.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor ReferenceParameter = Error(
        "ORLEANS0002", "Reference parameters are not allowed", "Parameter '{0}' of grain method '{1}' is passed by reference, which a call cannot do");

    public static readonly DiagnosticDescriptor MissingId = Error(
        "ORLEANS0004", "Add missing [Id]", "Member '{0}' of '{1}' has neither [Id] nor [NonSerialized]");

    public static readonly DiagnosticDescriptor IdOnEnumMember = Error(
        "ORLEANS0006", "[Id] does not belong on an enum member", "Member '{0}' of enum '{1}' has an [Id]; enums are written as their number");

    public static readonly DiagnosticDescriptor PropertyOnInterface = Error(
        "ORLEANS0008", "Grain interfaces have no properties", "'{0}' of grain interface '{1}' is not a method");

    public static readonly DiagnosticDescriptor ReturnType = Error(
        "ORLEANS0009", "Incompatible return type",
        "Grain method '{0}' returns '{1}'; it must return Task, Task<T>, ValueTask, ValueTask<T>, IAsyncEnumerable<T> or void");

    public static readonly DiagnosticDescriptor DuplicateId = Error(
        "ORLEANS0012", "Duplicate [Id]", "Member '{0}' of '{1}' has the id {2}, which another member has already");

    public static readonly DiagnosticDescriptor NoIds = Error(
        "ORLEANS0106", "No member has an [Id]", "'{0}' is marked [GenerateSerializer], but none of its members has an [Id], so nothing would be written");

    public static readonly DiagnosticDescriptor Inaccessible = Error(
        "ORLEANSHA001", "Generated code cannot name the type", "'{0}' is not accessible to generated code; make it and the types around it at least internal");

    public static readonly DiagnosticDescriptor Timeout = Error(
        "ORLEANSHA002", "Unreadable response timeout", "'{0}' on grain method '{1}' is not a positive time span such as 00:00:05");

    public static readonly DiagnosticDescriptor TwoTokens = Error(
        "ORLEANSHA003", "More than one cancellation token", "Grain method '{0}' takes more than one cancellation token");

    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        ReferenceParameter, MissingId, IdOnEnumMember, PropertyOnInterface, ReturnType, DuplicateId, NoIds, Inaccessible, Timeout, TwoTokens,
    }.ToDictionary(rule => rule.Id);

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Orleans", DiagnosticSeverity.Error, isEnabledByDefault: true);
}

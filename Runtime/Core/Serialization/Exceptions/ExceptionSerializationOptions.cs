namespace Orleans.Serialization;

/// <summary>Which exceptions without generated code cross calls with their own type.</summary>
public sealed class ExceptionSerializationOptions
{
    /// <summary>Namespaces whose exceptions do, with all namespaces inside them.</summary>
    public HashSet<string> SupportedNamespacePrefixes { get; } = new(StringComparer.Ordinal) { "System", "Microsoft", "Azure" };

    /// <summary>Says yes to further exception types.</summary>
    public Func<Type, bool> SupportedExceptionTypeFilter { get; set; } = _ => false;
}

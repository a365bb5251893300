namespace Orleans;

/// <summary>Generates code for the types of another assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GenerateCodeForDeclaringAssemblyAttribute(Type type) : Attribute
{
    /// <summary>A type of that assembly.</summary>
    public Type Type { get; } = type;
}

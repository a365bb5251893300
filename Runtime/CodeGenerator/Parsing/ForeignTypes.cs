using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>
/// The types of assemblies that [assembly: GenerateCodeForDeclaringAssembly] names, whose own build ran no generator. Only what this assembly
/// can see of them: a reference assembly has no private fields.
/// </summary>
internal static class ForeignTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation, CancellationToken cancellation) => compilation.Assembly.GetAttributes()
        .Where(data => data.AttributeClass?.Is("Orleans.GenerateCodeForDeclaringAssemblyAttribute") == true)
        .Select(data => data.ConstructorArguments.Length == 1 ? (data.ConstructorArguments[0].Value as INamedTypeSymbol)?.ContainingAssembly : null)
        .Where(assembly => assembly is not null && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) && !HasManifest(assembly))
        .Distinct<IAssemblySymbol?>(SymbolEqualityComparer.Default)
        .SelectMany(assembly => In(assembly!.GlobalNamespace, cancellation))
        .Where(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));

    /// <summary>Its own build generated everything already.</summary>
    private static bool HasManifest(IAssemblySymbol assembly) => assembly.Has("Orleans.Serialization.Configuration.TypeManifestProviderAttribute");

    private static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type) yield return type;
            if (member is not INamespaceOrTypeSymbol inner) continue;
            foreach (var nested in In(inner, cancellation)) yield return nested;
        }
    }
}

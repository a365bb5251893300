using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>What an assembly declares, as statements on the manifest.</summary>
internal static class ManifestEmitter
{
    public static string Emit(string assemblyName, IEnumerable<string> statements)
    {
        var identifier = Identifier(assemblyName);
        var code = new CodeWriter();
        code.Line($"[assembly: global::Orleans.Serialization.Configuration.TypeManifestProvider(typeof(global::OrleansCodeGen.Manifests.Manifest_{identifier}))]")
            .Line()
            .Open("namespace OrleansCodeGen.Manifests")
            .Line(CodeWriter.Marks)
            .Open($"internal sealed class Manifest_{identifier} : global::Orleans.Serialization.Configuration.ITypeManifestProvider")
            .Open("public void Configure(global::Orleans.Serialization.Configuration.TypeManifestOptions options)");
        foreach (var statement in statements.Distinct().OrderBy(statement => statement, System.StringComparer.Ordinal)) code.Line(statement);
        return code.Close().Close().Close().ToString();
    }

    private static string Identifier(string assemblyName)
    {
        var text = new StringBuilder(assemblyName.Length);
        foreach (var next in assemblyName) text.Append(char.IsLetterOrDigit(next) ? next : '_');
        return text.ToString();
    }
}

using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Orleans.CodeGenerator.Model;

/// <summary>A diagnostic without references to the compilation.</summary>
internal sealed record DiagnosticModel(string Id, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static DiagnosticModel Create(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments)
    {
        var location = symbol.Locations.FirstOrDefault() ?? Location.None;
        return new DiagnosticModel(
            descriptor.Id, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span, new EquatableArray<string>(arguments));
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Diagnostics.Rules.ById[Id],
        Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines),
        [.. Arguments]);
}

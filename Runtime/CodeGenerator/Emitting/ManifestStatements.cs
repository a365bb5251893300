using System.Collections.Generic;
using System.Linq;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Emitting;

/// <summary>The manifest's statements for each kind of thing.</summary>
internal static class ManifestStatements
{
    public static IEnumerable<string> Of(PartModel part)
    {
        yield return Add(part.Set, part.OpenText);
    }

    public static IEnumerable<string> Of(SerializableModel model)
    {
        if (model.Diagnostics.Count > 0) yield break;
        yield return Aliases(model.WireNames, model.Type.OpenText);
        foreach (var mention in model.Mentions) yield return Mention(mention);
        if (model.IsEnum) yield break;
        yield return Add("Serializers", Generated(model.Type, CodecEmitter.NameOf(model.Type)));
        if (CopierEmitter.IsNeeded(model)) yield return Add("Copiers", Generated(model.Type, CopierEmitter.NameOf(model.Type)));
        if (model.HasActivatorConstructor && !model.IsAbstract) yield return Add("Activators", Generated(model.Type, ActivatorEmitter.NameOf(model.Type)));
        if (model.IsImmutable) yield return Add("ImmutableTypes", model.Type.OpenText);
    }

    public static IEnumerable<string> Of(InterfaceModel model)
    {
        if (model.Diagnostics.Count > 0) yield break;
        yield return Aliases(model.WireNames, model.Type.OpenText);
        foreach (var mention in model.Mentions) yield return Mention(mention);
        yield return Add("Interfaces", model.Type.OpenText);
        yield return $"options.InterfaceProxies[typeof({model.Type.OpenText})] = typeof({Generated(model.Type, ProxyEmitter.NameOf(model.Type))});";
        foreach (var method in model.Methods)
        {
            if (method.Declares is not { } invokable) continue;
            yield return Aliases([invokable.WireName], invokable.Type.OpenText);
            yield return Add("Serializers", Generated(invokable.Type, CodecEmitter.NameOf(invokable.Type)));
        }
    }

    private static string Generated(TypeModel type, string name) => $"global::{type.Namespace}.{name}{type.OpenParameters}";

    private static string Mention(MentionModel mention) => $"options.MentionedTypes[{CodeWriter.Literal(mention.Name)}] = typeof({mention.OpenText});";

    private static string Add(string set, string openText) => $"options.{set}.Add(typeof({openText}));";

    /// <summary>One statement, because statements are sorted and the first name is the one that is written.</summary>
    private static string Aliases(IEnumerable<string> names, string openText) =>
        string.Join(" ", names.Distinct().Select(name => $"options.AddTypeName({CodeWriter.Literal(name)}, typeof({openText}));"));
}

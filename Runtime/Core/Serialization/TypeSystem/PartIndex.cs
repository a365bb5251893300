using Orleans.Serialization.Activators;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Configuration;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Which classes of the manifest play which role for which type, open generic types included.</summary>
internal sealed class PartIndex
{
    private static readonly HashSet<Type> Roles =
    [
        typeof(IFieldCodec<>), typeof(IGroupCodec<>), typeof(IBaseCodec<>),
        typeof(IDeepCopier<>), typeof(IGroupCopier<>), typeof(IBaseCopier<>),
        typeof(IActivator<>), typeof(IConverter<,>), typeof(IPopulator<,>),
    ];

    private readonly Dictionary<(Type Role, Type Target), List<Candidate>> _candidates = [];

    public PartIndex(TypeManifestOptions manifest)
    {
        foreach (var part in manifest.Serializers) Add(part);
        foreach (var part in manifest.Copiers) Add(part);
        foreach (var part in manifest.Converters) Add(part);
        foreach (var part in manifest.Activators) Add(part);
    }

    /// <summary>The types that have a codec or a converter, generic ones open.</summary>
    public IEnumerable<Type> SerializableTypes => _candidates.Keys
        .Where(key => key.Role == typeof(IFieldCodec<>) || key.Role == typeof(IGroupCodec<>) || key.Role == typeof(IConverter<,>))
        .Select(key => key.Target);

    /// <summary>The closed class that plays <paramref name="role"/> for <paramref name="target"/>, and the interface through which; null when there is none.</summary>
    public (Type Part, Type Interface)? Find(Type role, Type target)
    {
        if (_candidates.TryGetValue((role, target), out var exact)) return (exact[^1].Part, exact[^1].Interface);
        if (!target.IsConstructedGenericType) return null;
        if (!_candidates.TryGetValue((role, target.GetGenericTypeDefinition()), out var open)) return null;
        for (var i = open.Count - 1; i >= 0; i--)
        {
            var (part, through) = open[i];
            var arguments = part.GetGenericArguments();
            if (!TryUnify(through.GenericTypeArguments[0], target, arguments)) continue;
            if (Array.Exists(arguments, argument => argument.IsGenericParameter)) continue;
            var closed = part.MakeGenericType(arguments);
            return (closed, Array.Find(closed.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == role && i.GenericTypeArguments[0] == target)!);
        }

        return null;
    }

    private static bool TryUnify(Type pattern, Type actual, Type[] arguments)
    {
        if (pattern.IsGenericParameter)
        {
            var position = pattern.GenericParameterPosition;
            if (!arguments[position].IsGenericParameter && arguments[position] != actual) return false;
            arguments[position] = actual;
            return true;
        }

        if (pattern.IsArray && actual.IsArray && pattern.GetArrayRank() == actual.GetArrayRank())
            return TryUnify(pattern.GetElementType()!, actual.GetElementType()!, arguments);
        if (!pattern.IsGenericType || !actual.IsGenericType || pattern.GetGenericTypeDefinition() != actual.GetGenericTypeDefinition())
            return pattern == actual;
        var patternArguments = pattern.GetGenericArguments();
        var actualArguments = actual.GetGenericArguments();
        for (var i = 0; i < patternArguments.Length; i++)
        {
            if (!TryUnify(patternArguments[i], actualArguments[i], arguments)) return false;
        }

        return true;
    }

    private void Add(Type part)
    {
        foreach (var implemented in part.GetInterfaces())
        {
            if (!implemented.IsGenericType || !Roles.Contains(implemented.GetGenericTypeDefinition())) continue;
            var target = implemented.GenericTypeArguments[0];
            if (target.ContainsGenericParameters && target.IsGenericType) target = target.GetGenericTypeDefinition();
            var key = (implemented.GetGenericTypeDefinition(), target);
            if (!_candidates.TryGetValue(key, out var list)) _candidates[key] = list = [];
            list.Add(new Candidate(part, implemented));
        }
    }

    private readonly record struct Candidate(Type Part, Type Interface);
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Orleans.Metadata;

namespace Orleans.Runtime;

/// <summary>
/// Finds the grain type that an interface stands for: its [DefaultGrainType]; else the class named like the interface without the leading I;
/// else its only class. A class name prefix selects among the classes by full name instead.
/// </summary>
internal sealed class GrainTypeResolver(ClusterGrainClasses classes, GrainInterfaceMap interfaces)
{
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), Resolved> _cache = new();

    /// <summary>The grain type; <see cref="ArgumentException"/> when there is none or it is ambiguous.</summary>
    public GrainType Resolve(Type interfaceType, string? prefix)
    {
        var view = classes.View;
        if (_cache.TryGetValue((interfaceType, prefix), out var cached) && ReferenceEquals(cached.View, view)) return cached.GrainType;
        var grainType = Find(view, interfaceType, prefix);
        _cache[(interfaceType, prefix)] = new Resolved(view, grainType);
        return grainType;
    }

    private GrainType Find(ClusterGrainClassView view, Type interfaceType, string? prefix)
    {
        if (string.IsNullOrEmpty(prefix) && interfaceType.GetCustomAttribute<DefaultGrainTypeAttribute>(inherit: false) is { } named)
            return GrainType.Create(named.GrainType);
        var candidates = Candidates(view, interfaceType, out var isOpen);
        if (candidates.IsEmpty)
        {
            throw new ArgumentException(
                $"No grain class that implements {interfaceType} is known. Silos known to this process: {string.Join(", ", view.Silos)}{(view.Silos.Any() ? "" : "none; a client learns them when it connects")}.",
                nameof(interfaceType));
        }

        var chosen = string.IsNullOrEmpty(prefix) ? ByConvention(interfaceType, candidates) : ByPrefix(interfaceType, candidates, prefix);
        return isOpen && chosen.GrainType.AsSpan().Contains((byte)'`')
            ? GrainType.Create(chosen.GrainType + TypeArgumentText.FormatArguments(interfaceType.GenericTypeArguments))
            : chosen.GrainType;
    }

    private ImmutableArray<GrainClassFacts> Candidates(ClusterGrainClassView view, Type interfaceType, out bool isOpen)
    {
        isOpen = false;
        if (view.ByInterface.TryGetValue(interfaces.NameOf(interfaceType), out var exact)) return exact;
        isOpen = interfaceType.IsConstructedGenericType;
        return isOpen ? view.ByInterface.GetValueOrDefault(interfaces.NameOf(interfaceType.GetGenericTypeDefinition()), []) : [];
    }

    private static GrainClassFacts ByConvention(Type interfaceType, ImmutableArray<GrainClassFacts> candidates)
    {
        if (candidates.Length == 1) return candidates[0];
        var expected = GrainTypeNaming.WithoutArity(interfaceType.Name);
        if (expected.StartsWith('I')) expected = expected[1..];
        var sameName = candidates.Where(candidate => GrainTypeNaming.WithoutArity(SimpleName(candidate.ClassName)) == expected).ToList();
        return sameName.Count == 1 ? sameName[0] : throw Ambiguous(interfaceType, candidates, "");
    }

    private static GrainClassFacts ByPrefix(Type interfaceType, ImmutableArray<GrainClassFacts> candidates, string prefix)
    {
        var exact = candidates.FirstOrDefault(candidate => candidate.ClassName == prefix);
        if (exact is not null) return exact;
        var matching = candidates.Where(candidate => candidate.ClassName.StartsWith(prefix, StringComparison.Ordinal)).ToImmutableArray();
        return matching.Length switch
        {
            1 => matching[0],
            0 => throw new ArgumentException($"No grain class whose full name starts with '{prefix}' implements {interfaceType}. Candidates: {Names(candidates)}.", nameof(prefix)),
            _ => throw Ambiguous(interfaceType, matching, $" with a full name starting with '{prefix}'"),
        };
    }

    private static ArgumentException Ambiguous(Type interfaceType, ImmutableArray<GrainClassFacts> candidates, string among) => new(
        $"{candidates.Length} grain classes{among} implement {interfaceType}: {Names(candidates)}. Say which with grainClassNamePrefix, or put [DefaultGrainType] on the interface.",
        nameof(interfaceType));

    private static string Names(ImmutableArray<GrainClassFacts> candidates) => string.Join(", ", candidates.Select(candidate => candidate.ClassName));

    private static string SimpleName(string fullName) => fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..];

    private sealed record Resolved(ClusterGrainClassView View, GrainType GrainType);
}

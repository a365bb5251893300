using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The system targets of this silo.</summary>
internal sealed class SystemTargetRegistry : ISystemTargetRegistry
{
    private readonly ConcurrentDictionary<GrainId, SystemTarget> _targets = new();

    public IEnumerable<SystemTarget> All => _targets.Values;

    public void Add(SystemTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!_targets.TryAdd(target.GrainId, target)) throw new InvalidOperationException($"A system target {target.GrainId} is there already.");
    }

    public bool TryGet(GrainId id, [MaybeNullWhen(false)] out SystemTarget target) => _targets.TryGetValue(id, out target);
}

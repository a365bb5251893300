using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace OrleansHa.Grains.Loops;

/// <summary>The loops that run on this silo.</summary>
internal sealed class RunningLoops
{
    private readonly ConcurrentDictionary<string, IGrainContext> _loops = new(StringComparer.Ordinal);

    public int Count => _loops.Count;

    public ICollection<string> Names => _loops.Keys;

    public bool Contains(string loop) => _loops.ContainsKey(loop);

    public bool TryGet(string loop, [NotNullWhen(true)] out IGrainContext? context) => _loops.TryGetValue(loop, out context);

    public void Add(string loop, IGrainContext context) => _loops[loop] = context;

    /// <summary>Does nothing when a later activation has taken the place.</summary>
    public void Remove(string loop, IGrainContext context) => _loops.TryRemove(new KeyValuePair<string, IGrainContext>(loop, context));
}

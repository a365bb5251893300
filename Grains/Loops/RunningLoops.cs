using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using OrleansHa.Grains.Loops.Watch;

namespace OrleansHa.Grains.Loops;

/// <summary>The loops that run on this silo.</summary>
internal sealed class RunningLoops
{
    private readonly ConcurrentDictionary<string, IGrainContext> _loops = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LoopProgress> _progress = new(StringComparer.Ordinal);

    public int Count => _loops.Count;

    public ICollection<string> Names => _loops.Keys;

    public bool Contains(string loop) => _loops.ContainsKey(loop);

    public bool TryGet(string loop, [NotNullWhen(true)] out IGrainContext? context) => _loops.TryGetValue(loop, out context);

    /// <summary>Null for a loop that does not run here.</summary>
    public LoopProgress? Progress(string loop) => _progress.GetValueOrDefault(loop);

    public void Add(string loop, IGrainContext context, LoopProgress progress)
    {
        _progress[loop] = progress;
        _loops[loop] = context;
    }

    /// <summary>As if every loop had moved just now.</summary>
    public void StartWatchingAnew()
    {
        foreach (var progress in _progress.Values)
            progress.Moved();
    }

    /// <summary>Does nothing when a later activation has taken the place.</summary>
    public void Remove(string loop, IGrainContext context)
    {
        if (_loops.TryRemove(new KeyValuePair<string, IGrainContext>(loop, context)))
            _progress.TryRemove(loop, out _);
    }
}

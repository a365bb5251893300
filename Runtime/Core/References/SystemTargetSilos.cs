using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The silos that system targets' keys name, so that the text is read once per silo.</summary>
internal sealed class SystemTargetSilos
{
    // Silos come and go with every restart; a thousand is years of restarts, after which reading the texts anew is cheap.
    private const int MaxKnown = 1000;

    private readonly ConcurrentDictionary<IdSpan, SiloAddress> _known = new();

    public SiloAddress? SiloOf(GrainId systemTarget)
    {
        if (_known.TryGetValue(systemTarget.Key, out var silo)) return silo;
        if (!SiloAddress.TryParse(systemTarget.Key.ToString(), out silo)) return null;
        if (_known.Count >= MaxKnown) _known.Clear();
        _known[systemTarget.Key] = silo;
        return silo;
    }
}

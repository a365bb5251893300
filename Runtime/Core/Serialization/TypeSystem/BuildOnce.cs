using System.Collections.Concurrent;

namespace Orleans.Serialization.TypeSystem;

/// <summary>
/// Builds one object per type. Building one asks for others, also for itself: what is under way is visible to the builder
/// only, and everything becomes visible at once when the outermost is complete.
/// </summary>
internal sealed class BuildOnce(Func<Type, Action<object>, object> build)
{
    private readonly ConcurrentDictionary<Type, object> _built = new();
    private readonly Dictionary<Type, object> _pending = [];
    private readonly Lock _building = new();
    private int _depth;

    /// <summary>Whether this thread is in the middle of building.</summary>
    public bool IsBuilding => _building.IsHeldByCurrentThread;

    public object Get(Type type)
    {
        if (_built.TryGetValue(type, out var built)) return built;

        // Constructors of codecs and converters run under this lock. They only look up other parts; taking part in anything else is not their job.
        lock (_building)
        {
            if (_built.TryGetValue(type, out built) || _pending.TryGetValue(type, out built)) return built;
            _depth++;
            try
            {
                built = build(type, wrapper => _pending[type] = wrapper);
                _pending[type] = built;
                if (_depth == 1)
                {
                    foreach (var (key, value) in _pending) _built[key] = value;
                }

                return built;
            }
            finally
            {
                if (--_depth == 0) _pending.Clear();
            }
        }
    }
}

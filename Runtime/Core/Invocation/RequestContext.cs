using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>Values that flow from a caller to its callees; changes never flow back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<RequestContextValues?> Current = new();

    /// <summary>The id of the current call chain; empty where reentrancy is not allowed.</summary>
    public static Guid ReentrancyId => Current.Value?.ReentrancyId ?? Guid.Empty;

    /// <summary>The names.</summary>
    public static IEnumerable<string> Keys => Entries.Select(entry => entry.Key);

    /// <summary>The names and values.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Current.Value?.Values ?? [];

    /// <summary>One value, null when absent.</summary>
    public static object? Get(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Current.Value?.Values is { } values && values.TryGetValue(key, out var value) ? value : null;
    }

    /// <summary>Sets a value for what follows in this flow.</summary>
    public static void Set(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var current = Current.Value;
        var values = current?.Values is { } old ? new Dictionary<string, object>(old, StringComparer.Ordinal) : new Dictionary<string, object>(StringComparer.Ordinal);
        values[key] = value;
        Current.Value = new RequestContextValues(values, current?.ReentrancyId ?? Guid.Empty);
    }

    /// <summary>Removes a value; false when it was absent.</summary>
    public static bool Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var current = Current.Value;
        if (current?.Values is not { } old || !old.ContainsKey(key)) return false;
        var values = new Dictionary<string, object>(old, StringComparer.Ordinal);
        values.Remove(key);
        Current.Value = new RequestContextValues(values.Count == 0 ? null : values, current.ReentrancyId);
        return true;
    }

    /// <summary>Removes everything.</summary>
    public static void Clear() => Current.Value = null;

    /// <summary>Until disposed, calls made here may call back into this activation.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var previous = Current.Value;
        var id = previous is null || previous.ReentrancyId == Guid.Empty ? World.NewGuid() : previous.ReentrancyId;
        Current.Value = new RequestContextValues(previous?.Values, id);
        var opener = Messaging.RuntimeContext.Current as IReentrantSections;
        opener?.EnterReentrantSection(id);
        return new ReentrancySection(previous, opener, id);
    }

    /// <summary>Until disposed, calls made here may not call back into this activation.</summary>
    public static ReentrancySection SuppressCallChainReentrancy()
    {
        var previous = Current.Value;
        Current.Value = new RequestContextValues(previous?.Values, Guid.Empty);
        return new ReentrancySection(previous, null, Guid.Empty);
    }

    internal static Dictionary<string, object>? Export() => Current.Value?.Values;

    internal static bool IsEmpty => Current.Value is null;

    internal static void Import(Dictionary<string, object>? values, Guid reentrancyId = default)
    {
        var next = values is { Count: > 0 } || reentrancyId != Guid.Empty ? new RequestContextValues(values, reentrancyId) : null;
        if (next is not null || Current.Value is not null) Current.Value = next;
    }

    /// <summary>Ends a reentrancy section when disposed.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The Orleans surface nests it.")]
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly RequestContextValues? _previous;
        private readonly IReentrantSections? _opener;
        private readonly Guid _id;

        internal ReentrancySection(RequestContextValues? previous, IReentrantSections? opener, Guid id)
        {
            _previous = previous;
            _opener = opener;
            _id = id;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _opener?.LeaveReentrantSection(_id);
            Current.Value = new RequestContextValues(Export(), _previous?.ReentrancyId ?? Guid.Empty);
        }
    }
}

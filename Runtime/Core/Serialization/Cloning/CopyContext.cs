using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Cloning;

/// <summary>What one copy has copied so far, so that an object met twice stays one object. Kept per thread and used again.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class CopyContext : IDisposable
{
    /// <summary>Below this many objects a scan of the list is faster than hashing.</summary>
    private const int ScanLimit = 8;

    [ThreadStatic]
    private static CopyContext? spare;

    private readonly object?[] _inputs = new object?[ScanLimit];
    private readonly object?[] _outputs = new object?[ScanLimit];
    private Dictionary<object, object>? _more;
    private int _count;
    private int _depth;

    private CopyContext()
    {
    }

    internal CodecProvider Provider { get; private set; } = null!;

    /// <summary>The copy of <paramref name="input"/>, if it was copied before.</summary>
    public bool TryGetCopy<T>(T input, [NotNullWhen(true)] out T? copy)
        where T : class
    {
        for (var i = 0; i < _count; i++)
        {
            if (!ReferenceEquals(_inputs[i], input)) continue;
            copy = (T)_outputs[i]!;
            return true;
        }

        if (_more is not null && _more.TryGetValue(input, out var found))
        {
            copy = (T)found;
            return true;
        }

        copy = null;
        return false;
    }

    /// <summary>Says which object is the copy of <paramref name="input"/>.</summary>
    public void Record(object input, object copy)
    {
        if (_count < ScanLimit)
        {
            _inputs[_count] = input;
            _outputs[_count++] = copy;
            return;
        }

        _more ??= new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
        _more[input] = copy;
    }

    /// <summary>Copies a value by its runtime type.</summary>
    [return: NotNullIfNotNull(nameof(input))]
    public object? CopyObject(object? input) => input is null ? null : Provider.GetCopyEntry(input.GetType()).CopyObject(input, this);

    /// <summary>Ends the copy.</summary>
    public void Dispose()
    {
        Array.Clear(_inputs, 0, _count);
        Array.Clear(_outputs, 0, _count);
        _count = 0;
        _depth = 0;
        _more = null;
        spare = this;
    }

    internal static CopyContext Rent(CodecProvider provider)
    {
        var context = spare ?? new CopyContext();
        spare = null;
        context.Provider = provider;
        return context;
    }

    internal void Enter()
    {
        if (!WireLimits.MayEnter(++_depth))
            throw new SerializerException($"The value nests deeper than {WireLimits.MaxDepth} levels. Flatten it, e.g. into a list.");
    }

    internal void Leave() => _depth--;
}

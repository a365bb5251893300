using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.TypeSystem;

/// <summary>
/// Sequences of types that nobody can name: what the compiler makes of <c>IReadOnlyList&lt;int&gt; x = [1, 2]</c>, and queries. They travel as lists,
/// which every sequence interface can hold.
/// </summary>
internal static class HiddenSequences
{
    public static bool TryGetElement(Type type, [NotNullWhen(true)] out Type? element)
    {
        element = null;
        if (type.IsVisible || type.IsArray) return false;
        if (!type.Name.StartsWith('<') && type.Namespace != "System.Linq") return false;
        var sequences = Array.FindAll(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        if (sequences.Length == 1) element = sequences[0].GenericTypeArguments[0];
        return element is not null;
    }
}

internal sealed class HiddenSequenceEntry<T>(CodecProvider provider) : TypeEntry(typeof(List<T>), provider.GetEntry(typeof(List<T>)).WireName)
{
    private readonly TypeEntry _list = provider.GetEntry(typeof(List<T>));

    public override void WriteTyped(ref Writer writer, uint id, object value) => _list.WriteTyped(ref writer, id, ((IEnumerable<T>)value).ToList());

    public override object? ReadBody(ref Reader reader, int number) => _list.ReadBody(ref reader, number);
}

internal sealed class HiddenSequenceCopyEntry<T>(CodecProvider provider) : CopyEntry
{
    private readonly IDeepCopier<List<T>> _list = provider.GetCopier<List<T>>();

    public override object CopyObject(object input, CopyContext context)
    {
        if (context.TryGetCopy<object>(input, out var known)) return known;
        var copy = _list.DeepCopy(((IEnumerable<T>)input).ToList(), context);
        context.Record(input, copy);
        return copy;
    }
}

using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Instances of <see cref="object"/> itself: nothing but their identity.</summary>
internal sealed class PlainObjectEntry() : TypeEntry(typeof(object), "object"u8.ToArray())
{
    public override void WriteTyped(ref Writer writer, uint id, object value)
    {
        if (writer.TryWriteReference(id, value)) return;
        writer.BeginGroup(id, WireType.Object);
        writer.WriteTypeHeader(this);
        writer.EndGroup();
    }

    public override object? ReadBody(ref Reader reader, int number)
    {
        var plain = new object();
        reader.SetObject(number, plain);
        while (reader.TryReadField(out var field)) reader.Skip(field.WireType);
        return plain;
    }
}

using Orleans.Serialization.Buffers;

namespace Orleans.Serialization.TypeSystem;

/// <summary>How values of one runtime type are written where another type is declared: their type's name stands before their fields.</summary>
internal abstract class TypeEntry(Type type, byte[] wireName)
{
    public Type Type { get; } = type;

    /// <summary>The UTF-8 name in a type header.</summary>
    public byte[] WireName { get; } = wireName;

    /// <summary>Whether a value read through this entry can be of the declared type; asked before anything is created.</summary>
    public virtual bool MayBe(Type declared) => declared.IsAssignableFrom(Type) || (Type.IsInterface && declared.IsInterface);

    /// <summary>Writes a whole field with a type header.</summary>
    public abstract void WriteTyped(ref Writer writer, uint id, object value);

    /// <summary>Reads what follows the type header.</summary>
    public abstract object? ReadBody(ref Reader reader, int number);
}

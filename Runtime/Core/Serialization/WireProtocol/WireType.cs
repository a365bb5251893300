namespace Orleans.Serialization.WireProtocol;

/// <summary>How the payload of a field is laid out; enough to skip a field whose meaning is unknown.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum WireType : byte
{
    /// <summary>No payload: the value is null.</summary>
    Null = 0,

    /// <summary>A base-128 integer, least significant group first; signed values are zig-zag encoded.</summary>
    VarInt = 1,

    /// <summary>Four bytes, little-endian.</summary>
    Fixed32 = 2,

    /// <summary>Eight bytes, little-endian.</summary>
    Fixed64 = 3,

    /// <summary>A base-128 length, then as many bytes.</summary>
    LengthPrefixed = 4,

    /// <summary>Fields up to an end marker; the object takes the next number and may be referred to later.</summary>
    Object = 5,

    /// <summary>Fields up to an end marker; nothing refers to it.</summary>
    Value = 6,

    /// <summary>The base-128 number of an object that stands earlier in the message.</summary>
    Reference = 7,
}

namespace Orleans.Serialization.WireProtocol;

/// <summary>The header of a field: its id within the type that declares it, and the layout of its payload.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public readonly record struct Field(uint Id, WireType WireType);

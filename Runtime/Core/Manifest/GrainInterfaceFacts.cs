namespace Orleans.Metadata;

/// <summary>An interface that a grain class implements, and its version; 0 when it has none.</summary>
internal readonly record struct GrainInterfaceFacts(GrainInterfaceType Type, ushort Version);

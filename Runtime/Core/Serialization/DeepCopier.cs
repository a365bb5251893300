namespace Orleans.Serialization;

/// <summary>Copies object graphs: identity and cycles inside one copy are kept, immutable parts are shared.</summary>
public sealed partial class DeepCopier
{
}

using System.ComponentModel;

namespace Orleans.CodeGeneration;

/// <summary>Elements of an enumeration on their way to the consumer. For generated code.</summary>
[GenerateSerializer]
[Alias("EnumerationBatch`1")]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumerationBatch<T>
{
    /// <summary>Where the enumeration stands after them.</summary>
    [Id(0)]
    public EnumerationState State { get; set; }

    /// <summary>In order; null for none.</summary>
    [Id(1)]
    public List<T>? Items { get; set; }
}

using System.ComponentModel;

namespace Orleans.CodeGeneration;

/// <summary>Where an enumeration stands after a batch. For generated code.</summary>
[GenerateSerializer]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum EnumerationState
{
    /// <summary>There is more, or may be: ask again. A batch without elements only says that the producer is alive.</summary>
    Running = 0,

    /// <summary>These were the last elements.</summary>
    Completed = 1,

    /// <summary>The grain has no such enumeration, or no longer.</summary>
    Aborted = 2,
}

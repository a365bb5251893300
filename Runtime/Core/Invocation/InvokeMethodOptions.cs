namespace Orleans.CodeGeneration;

/// <summary>How a call is delivered, from the attributes of its interface method.</summary>
[Flags]
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum InvokeMethodOptions
{
    /// <summary>Waits for its turn, answers.</summary>
    None = 0,

    /// <summary>The caller gets no response.</summary>
    OneWay = 1,

    /// <summary>May interleave with other read-only calls.</summary>
    ReadOnly = 2,

    /// <summary>May interleave with everything.</summary>
    AlwaysInterleave = 4,
}

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How a file gives samples.</summary>
public enum FileReadMode
{
    /// <summary>Its whole text is the value.</summary>
    Value = 0,

    /// <summary>Each line that is added is a sample.</summary>
    Tail = 1,
}

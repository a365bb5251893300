namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How a file takes decisions.</summary>
public enum FileWriteMode
{
    /// <summary>One line of JSON each, at the end.</summary>
    Append = 0,

    /// <summary>The latest as JSON, put in place at once.</summary>
    Replace = 1,
}

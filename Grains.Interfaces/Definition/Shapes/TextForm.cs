namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>What a text has to look like.</summary>
internal enum TextForm
{
    /// <summary>One line without control characters.</summary>
    Line,

    /// <summary>A letter, then letters, digits, hyphens and underscores.</summary>
    Name,

    /// <summary>Lower-case letters, digits and inner hyphens.</summary>
    Dns,

    /// <summary>One or more lines, such as a query.</summary>
    Block,

    /// <summary>An absolute path without <c>..</c>.</summary>
    Path,

    /// <summary>The full name of a class.</summary>
    ClassName,

    /// <summary>A unit of measurement.</summary>
    Unit,
}

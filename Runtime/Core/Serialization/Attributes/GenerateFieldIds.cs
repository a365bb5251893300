namespace Orleans;

/// <summary>Which members get generated ids.</summary>
public enum GenerateFieldIds
{
    /// <summary>None: every member needs an explicit id.</summary>
    None = 0,

    /// <summary>All public properties.</summary>
    PublicProperties = 1,
}

namespace Orleans;

/// <summary>A stored reminder.</summary>
[GenerateSerializer]
public sealed class ReminderEntry
{
    /// <summary>Whose it is.</summary>
    [Id(0)]
    public GrainId GrainId { get; set; }

    /// <summary>Its name, unique for the grain.</summary>
    [Id(1)]
    public string ReminderName { get; set; } = "";

    /// <summary>When the first tick is due, UTC.</summary>
    [Id(2)]
    public DateTime StartAt { get; set; }

    /// <summary>The time between two ticks.</summary>
    [Id(3)]
    public TimeSpan Period { get; set; }

    /// <summary>Changes with every registration.</summary>
    [Id(4)]
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"<{GrainId} '{ReminderName}' from {StartAt:O} every {Period}, ETag {ETag}>");
}

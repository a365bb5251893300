namespace Orleans;

/// <summary>How long an activation of the class may be idle before it is collected; at least one minute.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAgeLimitAttribute : Attribute
{
    /// <summary>An age to be set by properties.</summary>
    public CollectionAgeLimitAttribute()
    {
    }

    /// <summary>An age in <see cref="TimeSpan.Parse(string)"/> form.</summary>
    public CollectionAgeLimitAttribute(string inactivityPeriod) =>
        Minutes = TimeSpan.Parse(inactivityPeriod, System.Globalization.CultureInfo.InvariantCulture).TotalMinutes;

    /// <summary>Days of the age.</summary>
    public double Days { get; set; }

    /// <summary>Hours of the age.</summary>
    public double Hours { get; set; }

    /// <summary>Minutes of the age.</summary>
    public double Minutes { get; set; }

    /// <summary>Never collected.</summary>
    public bool AlwaysActive { get; set; }

    internal TimeSpan Amount => AlwaysActive
        ? Timeout.InfiniteTimeSpan
        : TimeSpan.FromMinutes(Math.Max(1, Days * 1440 + Hours * 60 + Minutes));
}

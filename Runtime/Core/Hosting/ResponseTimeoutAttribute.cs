namespace Orleans;

/// <summary>How long a caller waits for the response of a method.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>The time-out, in <see cref="TimeSpan.Parse(string)"/> form.</summary>
    public TimeSpan? Timeout { get; } = TimeSpan.Parse(timeout, System.Globalization.CultureInfo.InvariantCulture);
}

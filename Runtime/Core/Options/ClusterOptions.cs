namespace Orleans.Configuration;

/// <summary>Which cluster and service.</summary>
public class ClusterOptions
{
    /// <summary>Scopes membership; default <c>default</c>.</summary>
    public string ClusterId { get; set; } = "default";

    /// <summary>Scopes durable data; must stay constant; default <c>default</c>.</summary>
    public string ServiceId { get; set; } = "default";
}

namespace Orleans.Configuration;

/// <summary>How a client finds gateways.</summary>
public class GatewayOptions
{
    /// <summary>How often the list is read.</summary>
    public TimeSpan GatewayListRefreshPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The gateway to prefer; -1 for none.</summary>
    public int PreferredGatewayIndex { get; set; } = -1;
}

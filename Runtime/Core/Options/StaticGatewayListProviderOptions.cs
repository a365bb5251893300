namespace Orleans.Configuration;

/// <summary>A fixed list of gateways.</summary>
public class StaticGatewayListProviderOptions
{
    /// <summary>Gateways as <c>gwy.tcp://ip:port/0</c>.</summary>
    public List<Uri> Gateways { get; set; } = [];
}

namespace Orleans.Configuration;

/// <summary>Who this silo is.</summary>
public class SiloOptions
{
    /// <summary>The silo's name; the host fills it in when null.</summary>
    public string? SiloName { get; set; }
}

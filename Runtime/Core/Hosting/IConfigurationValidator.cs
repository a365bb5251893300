namespace Orleans;

/// <summary>Checks the configuration before a silo or client starts.</summary>
public interface IConfigurationValidator
{
    /// <summary>Throws <see cref="OrleansConfigurationException"/> when something is wrong.</summary>
    void ValidateConfiguration();
}

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Where a secret is kept.</summary>
public enum SecretKind
{
    /// <summary>An environment variable of the silo.</summary>
    Environment = 0,

    /// <summary>A file that the silo can read.</summary>
    File = 1,
}

namespace OrleansHa.Silo.Trust;

/// <summary>Whom this silo trusts when it calls sources and endpoints over TLS.</summary>
internal sealed class TrustOptions
{
    public const string Section = "Loop:Trust";

    /// <summary>A file of PEM certificates that are trusted besides the system's own; empty for none.</summary>
    public string AuthorityFile { get; set; } = "";
}

namespace OrleansHa.Tests.Chaos.Network;

/// <summary>A test that needs network namespaces; skipped, with the reason, where they may not be made.</summary>
internal sealed class RootFactAttribute : FactAttribute
{
    public const string Reason = "needs root, for network namespaces";

    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess) Skip = Reason;
    }
}

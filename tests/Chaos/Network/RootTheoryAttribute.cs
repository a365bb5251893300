namespace OrleansHa.Tests.Chaos.Network;

/// <summary>As <see cref="RootFactAttribute"/>.</summary>
internal sealed class RootTheoryAttribute : TheoryAttribute
{
    public RootTheoryAttribute()
    {
        if (!Environment.IsPrivilegedProcess) Skip = RootFactAttribute.Reason;
    }
}

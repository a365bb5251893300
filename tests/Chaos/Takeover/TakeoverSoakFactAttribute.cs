namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>A test that takes minutes and is left to <c>deploy/soak</c>.</summary>
internal sealed class TakeoverSoakFactAttribute : FactAttribute
{
    public TakeoverSoakFactAttribute(bool needsRoot = false)
    {
        if (!TakeoverRounds.IsSoak) Skip = "takes minutes: deploy/soak takeover";
        else if (needsRoot && !Environment.IsPrivilegedProcess) Skip = Network.RootFactAttribute.Reason;
    }
}

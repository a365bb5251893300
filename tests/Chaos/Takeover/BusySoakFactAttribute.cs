using OrleansHa.Tests.Chaos.Engine;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>A test that proves something only after minutes.</summary>
internal sealed class BusySoakFactAttribute : FactAttribute
{
    public BusySoakFactAttribute()
    {
        if (!EngineRounds.IsSoak) Skip = "takes minutes: deploy/soak takeover-busy";
    }
}

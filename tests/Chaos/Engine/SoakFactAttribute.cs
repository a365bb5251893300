namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>A test that says something only after minutes; skipped with the reason where nobody asked for them.</summary>
internal sealed class SoakFactAttribute : FactAttribute
{
    public SoakFactAttribute()
    {
        if (!EngineRounds.IsSoak) Skip = "takes minutes: deploy/soak runs it";
    }
}

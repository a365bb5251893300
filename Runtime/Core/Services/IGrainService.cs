namespace Orleans.Services;

/// <summary>What the interface of a grain service derives from: one instance on every silo, called by silo or by ring position.</summary>
public interface IGrainService : ISystemTarget
{
}

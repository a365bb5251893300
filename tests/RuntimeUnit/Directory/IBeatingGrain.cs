namespace OrleansHa.Tests.RuntimeUnit.Directory;

/// <summary>A grain that lives from its timer.</summary>
public interface IBeatingGrain : IGrainWithIntegerKey
{
    /// <summary>Which activation answers.</summary>
    Task<Guid> Which();
}

namespace Orleans.Runtime;

/// <summary>Which hashes a silo answers for. All ranges of a cluster's silos together cover every hash once.</summary>
public interface IRingRange
{
    /// <summary>Whether the hash is in the range.</summary>
    bool InRange(uint n);

    /// <summary>Whether the grain's uniform hash is in the range.</summary>
    sealed bool InRange(GrainId grainId) => InRange(grainId.GetUniformHashCode());
}

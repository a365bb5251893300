namespace Orleans;

/// <summary>A grain with a Guid key.</summary>
public interface IGrainWithGuidKey : IGrain
{
}

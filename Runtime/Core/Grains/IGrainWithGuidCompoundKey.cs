namespace Orleans;

/// <summary>A grain with a Guid key and a text extension.</summary>
public interface IGrainWithGuidCompoundKey : IGrain
{
}

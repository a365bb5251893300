namespace Orleans;

/// <summary>A grain with an integer key and a text extension.</summary>
public interface IGrainWithIntegerCompoundKey : IGrain
{
}

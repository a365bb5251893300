namespace Orleans;

/// <summary>A virtual actor.</summary>
public interface IGrain : IAddressable
{
}

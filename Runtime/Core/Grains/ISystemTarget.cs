namespace Orleans.Runtime;

/// <summary>A part of a silo that other silos call at its address.</summary>
public interface ISystemTarget : IAddressable
{
}

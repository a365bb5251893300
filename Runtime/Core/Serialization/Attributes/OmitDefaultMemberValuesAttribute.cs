namespace Orleans;

/// <summary>Members at their default are not written.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OmitDefaultMemberValuesAttribute : Attribute
{
}

namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>Stands elsewhere in the text than among the record's keys.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class OutsideAttribute : Attribute;

using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One output of a loop.</summary>
/// <param name="Name">Unique among the loop's outputs.</param>
/// <param name="Target">Where it acts.</param>
/// <param name="Delivery">How decisions get there.</param>
/// <param name="OnPartition">Always said in the text.</param>
public sealed record OutputDefinition(
    [Text(TextForm.Name)] string Name,
    OutputTarget Target,
    [Default("{}")] DeliveryDefinition Delivery,
    PartitionRule OnPartition);

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

// The same wire types as two releases of an application would declare them.

[GenerateSerializer]
internal sealed class OrderV1
{
    [Id(0)]
    public int Number { get; set; }

    [Id(2)]
    public string? Note { get; set; }
}

[GenerateSerializer]
internal class OrderV2
{
    [Id(0)]
    public long Number { get; set; }

    [Id(1)]
    public string Added { get; set; } = "default";

    [Id(3)]
    public Node? Tree { get; set; }

    [Id(2)]
    public string? RenamedNote { get; set; }

    [Id(4)]
    public List<Node> Nodes { get; set; } = [];

    [Id(5)]
    public Dictionary<string, object>? Bag { get; set; }

    [Id(6)]
    public decimal Price { get; set; }

    [Id(7)]
    public float Weight { get; set; }

    [Id(8)]
    public double Volume { get; set; }
}

/// <summary>Knows the list of nodes but not the member that holds them first.</summary>
[GenerateSerializer]
internal sealed class OrderWithoutTree
{
    [Id(4)]
    public List<Node> Nodes { get; set; } = [];
}

[GenerateSerializer]
internal sealed record PartV1(string Name);

[GenerateSerializer]
internal sealed record PartV2(string Name, int Count = 5)
{
    [Id(0)]
    public string? Note { get; set; }
}

[GenerateSerializer]
internal sealed class DerivedOrderV2 : OrderV2
{
    [Id(0)]
    public string? Own { get; set; }
}

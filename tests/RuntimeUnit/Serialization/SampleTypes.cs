#pragma warning disable CA1051 // Public fields are part of what serializers have to handle.

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

[GenerateSerializer]
internal sealed class Plain
{
    [Id(0)]
    public int Number;

    [Id(1)]
    private string? _text;

    [Id(2)]
    public List<int> Numbers { get; init; } = [];

    [Id(3)]
    public DateTime When { get; }

    [NonSerialized]
    public int Skipped;

    public Plain()
    {
    }

    public Plain(DateTime when) => When = when;

    public string? Text
    {
        get => _text;
        set => _text = value;
    }
}

[GenerateSerializer]
public record Person(string Name, int Age)
{
    [Id(0)]
    public string? Nick { get; set; }
}

[GenerateSerializer]
internal sealed record Employee(string Name, int Age, string Role) : Person(Name, Age)
{
    [Id(0)]
    public Employee? Manager { get; set; }
}

[GenerateSerializer]
internal readonly record struct Point(double X, double Y);

[GenerateSerializer]
internal struct Mixed
{
    [Id(0)]
    public int A;

    [Id(1)]
    public List<string>? Names;

    [Id(2)]
    private readonly long _hidden;

    public Mixed(long hidden) => _hidden = hidden;

    public readonly long Hidden => _hidden;
}

[GenerateSerializer]
internal enum Color : byte
{
    Red = 1,
    Green = 2,
}

internal enum Unmarked
{
    One = 1,
    Two = 2,
}

[GenerateSerializer]
internal abstract class Shape
{
    [Id(0)]
    public string Name { get; set; } = "";
}

[GenerateSerializer]
internal class Circle : Shape
{
    [Id(0)]
    public double Radius { get; set; }
}

[GenerateSerializer]
internal sealed class Ring : Circle
{
    [Id(0)]
    public double Inner { get; set; }
}

[GenerateSerializer]
internal sealed class Node
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public Node? Next { get; set; }

    [Id(2)]
    public List<Node> Children { get; set; } = [];
}

[GenerateSerializer]
internal sealed class Box<T>
{
    [Id(0)]
    private T? _value;

    [Id(1)]
    public List<T> More { get; } = [];

    public T? Value
    {
        get => _value;
        set => _value = value;
    }

    [GenerateSerializer]
    public sealed class Inner<TOther>
    {
        [Id(0)]
        public T? First { get; init; }

        [Id(1)]
        public TOther? Second { get; init; }
    }
}

[GenerateSerializer]
internal sealed class Holder
{
    [Id(0)]
    public object? Anything { get; set; }

    [Id(1)]
    public Shape? Shape { get; set; }

    [Id(2)]
    public IReadOnlyList<string>? Texts { get; set; }

    [Id(3)]
    public IDictionary<string, object>? Map { get; set; }

    [Id(4)]
    public IEnumerable<Shape>? Shapes { get; set; }
}

[GenerateSerializer]
internal sealed class Required
{
    [Id(0)]
    public required string Name { get; init; }
}

[GenerateSerializer]
[Immutable]
internal sealed class Frozen
{
    [Id(0)]
    public int[] Values { get; init; } = [];
}

[GenerateSerializer]
[Immutable]
internal class OpenFrozen
{
    [Id(0)]
    public int[] Values { get; init; } = [];
}

[GenerateSerializer]
internal sealed class MutableOfFrozen : OpenFrozen
{
    [Id(0)]
    public List<int> More { get; set; } = [];
}

[GenerateSerializer]
[SuppressReferenceTracking]
internal sealed class Untracked
{
    [Id(0)]
    public int Value { get; set; }
}

[GenerateSerializer]
[OmitDefaultMemberValues]
internal sealed class Sparse
{
    [Id(0)]
    public int A { get; set; }

    [Id(1)]
    public string? B { get; set; }

    [Id(2)]
    public long C { get; set; }
}

[GenerateSerializer(GenerateFieldIds = GenerateFieldIds.PublicProperties)]
internal sealed class AutoIds
{
    public string? First { get; set; }

    public int Second { get; set; }
}

[GenerateSerializer(IncludePrimaryConstructorParameters = false)]
internal sealed record Excluded([property: Id(4)] string Name, [property: Id(2)] int Count);

internal interface IClockStamp
{
    DateTime Now { get; }
}

internal sealed class FixedClockStamp : IClockStamp
{
    public DateTime Now { get; } = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
}

[GenerateSerializer]
internal sealed class Activated
{
    [GeneratedActivatorConstructor]
    public Activated(IClockStamp clock) => CreatedAt = clock.Now;

    [NonSerialized]
    public DateTime CreatedAt;

    [Id(0)]
    public int Value { get; set; }
}

[GenerateSerializer]
[SerializationCallbacks(typeof(CountingHooks))]
internal sealed class Hooked
{
    [Id(0)]
    public int Value { get; set; }
}

internal sealed class CountingHooks
{
    public List<string> Seen { get; } = [];

    public void OnSerializing(Hooked value) => Seen.Add("serializing");

    public void OnSerialized(Hooked value) => Seen.Add("serialized");

    public void OnDeserializing(Hooked value) => Seen.Add("deserializing");

    public void OnDeserialized(Hooked value) => Seen.Add("deserialized");
}

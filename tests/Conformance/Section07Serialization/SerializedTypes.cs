using System.Collections.Immutable;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

[GenerateSerializer]
public enum Mood
{
    Calm,
    Alert = 5,
}

[GenerateSerializer]
public sealed class Person
{
    [Id(0)]
    public string? Name { get; set; }

    [Id(1)]
    public int Age { get; set; }

    [Id(2)]
    public Mood Mood { get; set; }

    [Id(3)]
    public DateTime? Seen { get; set; }

    [Id(4)]
    public List<Person> Friends { get; set; } = [];

    /// <summary>Has no id on purpose.</summary>
    [field: NonSerialized]
    public string? Scratch { get; set; }
}

/// <summary>State that nobody outside sees, a get-only and an init-only member.</summary>
[GenerateSerializer]
public sealed class Closed
{
    [Id(0)]
    private int _count;

    [Id(1)]
    public string Name { get; } = "";

    [Id(2)]
    public string? Once { get; init; }

    public Closed()
    {
    }

    public Closed(string name, int count)
    {
        Name = name;
        _count = count;
    }

    public int Count => _count;

    public void Add() => _count++;
}

/// <summary>No constructor runs for it: there is none without parameters.</summary>
[GenerateSerializer]
public sealed class Constructed
{
    public Constructed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Made++;
    }

    /// <summary>How often the constructor ran.</summary>
    public static int Made { get; private set; }

    [Id(0)]
    public string Name { get; set; }
}

[GenerateSerializer]
public abstract class Animal
{
    [Id(0)]
    public string? Name { get; set; }
}

[GenerateSerializer]
public class Dog : Animal
{
    [Id(0)]
    public int Tricks { get; set; }
}

[GenerateSerializer]
public sealed class Puppy : Dog
{
    [Id(0)]
    public double Weeks { get; set; }
}

[GenerateSerializer]
public sealed record Point(int X, int Y)
{
    /// <summary>An id space of its own, apart from the parameters'.</summary>
    [Id(0)]
    public string? Label { get; set; }
}

[GenerateSerializer]
public readonly record struct Span(long From, long To);

[GenerateSerializer]
public struct Pair
{
    [Id(0)]
    public int One;

    [Id(1)]
    public string? Two { get; set; }
}

[GenerateSerializer]
public sealed class Boxed<T>
{
    [Id(0)]
    public T? Value { get; set; }

    [Id(1)]
    public List<T> More { get; set; } = [];
}

[GenerateSerializer]
public sealed class Node
{
    [Id(0)]
    public string? Name { get; set; }

    [Id(1)]
    public Node? Next { get; set; }

    [Id(2)]
    public object? Anything { get; set; }
}

[GenerateSerializer]
public sealed class Collections
{
    [Id(0)]
    public int[]? Numbers { get; set; }

    [Id(1)]
    public int[,]? Grid { get; set; }

    [Id(2)]
    public Dictionary<string, Person>? ByName { get; set; }

    [Id(3)]
    public HashSet<Guid>? Ids { get; set; }

    [Id(4)]
    public ImmutableArray<string> Names { get; set; }

    [Id(5)]
    public (int Number, string Text) Tuple { get; set; }

    [Id(6)]
    public IReadOnlyList<int>? ReadOnly { get; set; }

    [Id(7)]
    public byte[]? Bytes { get; set; }
}

[GenerateSerializer]
public sealed class PlainException : Exception
{
    public PlainException()
    {
    }

    public PlainException(string message)
        : base(message)
    {
    }

    public PlainException(string message, Exception inner)
        : base(message, inner)
    {
    }

    [Id(0)]
    public int Code { get; set; }
}

/// <summary>Not serializable, on purpose.</summary>
public sealed class Unmarked
{
    public int Value { get; set; }
}

/// <summary>Not marked, on purpose.</summary>
public sealed class UnmarkedException : Exception
{
    public UnmarkedException()
    {
    }

    public UnmarkedException(string message)
        : base(message)
    {
    }

    public UnmarkedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>Somebody else's type, which cannot carry attributes.</summary>
public sealed class Foreign(int value)
{
    public int Value { get; } = value;
}

[GenerateSerializer]
public struct ForeignSurrogate
{
    [Id(0)]
    public int Value;
}

[RegisterConverter]
public sealed class ForeignConverter : IConverter<Foreign, ForeignSurrogate>
{
    public Foreign ConvertFromSurrogate(in ForeignSurrogate surrogate) => new(surrogate.Value);

    public ForeignSurrogate ConvertToSurrogate(in Foreign value) => new() { Value = value.Value };
}

#pragma warning disable CA1051 // Public fields are part of what serializers have to handle.

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

/// <summary>Stands for a class of a library that nobody can mark.</summary>
public class Foreign(int number, string text)
{
    public int Number { get; set; } = number;

    public string Text { get; set; } = text;
}

[GenerateSerializer]
internal struct ForeignSurrogate
{
    [Id(0)]
    public int Number;

    [Id(1)]
    public string Text;
}

[RegisterConverter]
internal sealed class ForeignConverter : IConverter<Foreign, ForeignSurrogate>, IPopulator<Foreign, ForeignSurrogate>
{
    public Foreign ConvertFromSurrogate(in ForeignSurrogate surrogate) => new(surrogate.Number, surrogate.Text);

    public ForeignSurrogate ConvertToSurrogate(in Foreign value) => new() { Number = value.Number, Text = value.Text };

    public void Populate(in ForeignSurrogate surrogate, Foreign value)
    {
        value.Number = surrogate.Number;
        value.Text = surrogate.Text;
    }
}

[GenerateSerializer]
internal sealed class DerivedForeign : Foreign
{
    public DerivedForeign()
        : base(0, "")
    {
    }

    [Id(0)]
    public bool Flag { get; set; }
}

internal sealed class ForeignBox<T>(T value)
{
    public T Value { get; } = value;
}

[GenerateSerializer]
internal struct ForeignBoxSurrogate<T>
{
    [Id(0)]
    public T Value;
}

[RegisterConverter]
internal sealed class ForeignBoxConverter<T> : IConverter<ForeignBox<T>, ForeignBoxSurrogate<T>>
{
    public ForeignBox<T> ConvertFromSurrogate(in ForeignBoxSurrogate<T> surrogate) => new(surrogate.Value);

    public ForeignBoxSurrogate<T> ConvertToSurrogate(in ForeignBox<T> value) => new() { Value = value.Value };
}

namespace Orleans.Concurrency;

/// <summary>Says that a value is not changed after it was passed, so that it need not be copied.</summary>
[GenerateSerializer]
[Orleans.Immutable]
public readonly struct Immutable<T>
{
    /// <summary>Wraps <paramref name="value"/>.</summary>
    public Immutable(T value) => Value = value;

    /// <summary>The value.</summary>
    [Id(0)]
    public readonly T Value;
}

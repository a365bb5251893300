namespace Orleans.Concurrency;

/// <summary>Wrapping in <see cref="Immutable{T}"/>.</summary>
public static class ImmutableExtensions
{
    /// <summary>Wraps <paramref name="value"/>.</summary>
    public static Immutable<T> AsImmutable<T>(this T value) => new(value);
}

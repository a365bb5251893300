namespace Orleans;

/// <summary>Fills an existing instance from a surrogate, for types that derive from a surrogate-serialized base.</summary>
public interface IPopulator<TValue, TSurrogate>
    where TValue : class
    where TSurrogate : struct
{
    /// <summary>Fills <paramref name="value"/>.</summary>
    void Populate(in TSurrogate surrogate, TValue value);
}

namespace Orleans;

/// <summary>Converts a foreign type to and from a surrogate that has a serializer.</summary>
public interface IConverter<TValue, TSurrogate>
    where TSurrogate : struct
{
    /// <summary>Rebuilds the value.</summary>
    TValue ConvertFromSurrogate(in TSurrogate surrogate);

    /// <summary>Captures the value.</summary>
    TSurrogate ConvertToSurrogate(in TValue value);
}

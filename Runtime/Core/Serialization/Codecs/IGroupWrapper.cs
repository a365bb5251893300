namespace Orleans.Serialization.Codecs;

/// <summary>A field codec around a group codec.</summary>
internal interface IGroupWrapper<T>
{
    /// <summary>The codec of the fields; null for interfaces and abstract classes.</summary>
    IGroupCodec<T>? Body { get; }

    /// <summary>Whether instances keep their identity within a message.</summary>
    bool IsTracked { get; }
}

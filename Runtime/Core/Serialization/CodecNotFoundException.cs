namespace Orleans.Serialization;

/// <summary>No codec or copier is known for a type.</summary>
[GenerateSerializer]
public sealed class CodecNotFoundException : SerializerException
{
    /// <summary>With a message.</summary>
    public CodecNotFoundException(string message)
        : base(message)
    {
    }
}

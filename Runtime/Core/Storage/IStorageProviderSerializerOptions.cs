namespace Orleans.Storage;

/// <summary>Options with a serializer.</summary>
public interface IStorageProviderSerializerOptions
{
    /// <summary>The provider's serializer.</summary>
    IGrainStorageSerializer GrainStorageSerializer { get; set; }
}

namespace OrleansHa.Grains.Store;

/// <summary>The store cannot be reached or does not answer as it should.</summary>
[GenerateSerializer, Alias("loops.LoopStoreException")]
public sealed class LoopStoreException : Exception
{
    public LoopStoreException()
    {
    }

    public LoopStoreException(string message)
        : base(message)
    {
    }

    public LoopStoreException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}

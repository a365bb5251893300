using Orleans.Serialization.Buffers;

namespace Orleans.Serialization.Exceptions;

/// <summary>Reads an exception of a type that this process does not know as far as every exception is alike.</summary>
internal static class UnavailableException
{
    public static UnavailableExceptionFallbackException Read(ref Reader reader, int number, string typeName, CodecProvider provider)
    {
        var result = new UnavailableExceptionFallbackException { ExceptionType = typeName };
        reader.SetObject(number, result);

        // The base level of a generated exception stands first; EndGroup passes over what the derived classes added.
        provider.GetBaseCodec<Exception>().ReadMembers(ref reader, result);
        return result;
    }
}

using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>Reads what a response says to a caller that expects one type of result.</summary>
internal static class CallResult
{
    public static bool TryGet<T>(Response response, out T result, [NotNullWhen(false)] out Exception? exception)
    {
        result = default!;
        exception = response.Exception;
        if (exception is not null) return false;
        try
        {
            // A filter may have left any value in the response of a method that returns nothing.
            if (typeof(T) != typeof(Nothing)) result = response.GetResult<T>();
            response.Dispose();
            return true;
        }
        catch (Exception mismatch) when (mismatch is InvalidCastException or NullReferenceException)
        {
            exception = new InvalidCastException($"The call returned a result of type {response.Result?.GetType().ToString() ?? "null"} where {typeof(T)} is expected.", mismatch);
            return false;
        }
    }
}

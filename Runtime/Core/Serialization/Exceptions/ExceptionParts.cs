using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;

namespace Orleans.Serialization.Exceptions;

/// <summary>What every exception carries; the base level of generated exception codecs, too.</summary>
internal sealed class ExceptionParts(CodecProvider provider) : IBaseCodec<Exception>
{
    private readonly IFieldCodec<Exception> _exception = provider.GetCodec<Exception>();
    private readonly IFieldCodec<object> _object = provider.GetCodec<object>();

    // A remote trace is for people. This is some 100 frames, and an endless recursion's trace stays small.
    private const int MaxStackTraceChars = 16 * 1024;

    public void WriteMembers(ref Writer writer, Exception value) => Write(ref writer, value, MessageOf(value));

    public void Write(ref Writer writer, Exception value, string? message)
    {
        writer.WriteString(0, message);
        if (value.InnerException is { } inner) _exception.WriteField(ref writer, 1, inner);
        writer.WriteInt32(2, value.HResult);
        if (value.StackTrace is { Length: > 0 } trace) writer.WriteString(3, trace.Length <= MaxStackTraceChars ? trace : trace[..MaxStackTraceChars]);
        if (value.Data.Count == 0) return;
        foreach (DictionaryEntry entry in value.Data)
        {
            _object.WriteField(ref writer, 4, entry.Key);
            _object.WriteField(ref writer, 5, entry.Value!);
        }
    }

    public void ReadMembers(ref Reader reader, Exception value)
    {
        object? key = null;
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: MessageOf(value) = reader.ReadString(field.WireType); break;
                case 1: InnerOf(value) = _exception.ReadField(ref reader, field.WireType); break;
                case 2: value.HResult = reader.ReadInt32(field.WireType); break;
                case 3: SetTrace(value, reader.ReadString(field.WireType)); break;
                case 4: key = _object.ReadField(ref reader, field.WireType); break;
                case 5: AddData(value, key, _object.ReadField(ref reader, field.WireType)); break;
                default: reader.Skip(field.WireType); break;
            }
        }
    }

    private static void AddData(Exception value, object? key, object? item)
    {
        if (key is not null) value.Data[key] = item;
    }

    private static void SetTrace(Exception value, string? trace)
    {
        if (trace is not null && RemoteTraceOf(value) is null) ExceptionDispatchInfo.SetRemoteStackTrace(value, trace);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? MessageOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    private static extern ref Exception? InnerOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_remoteStackTraceString")]
    private static extern ref string? RemoteTraceOf(Exception exception);
}

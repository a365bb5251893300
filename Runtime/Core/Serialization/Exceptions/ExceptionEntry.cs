using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.TypeSystem;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Exceptions;

/// <summary>
/// Exceptions of supported namespaces without generated code: their type's full name and what every exception carries.
/// Field 0 is the name, field 1 the inner exceptions of an aggregate, field 2 the parts.
/// </summary>
internal sealed class ExceptionEntry : TypeEntry
{
    private readonly CodecProvider _provider;
    private readonly ExceptionTypes _types;
    private readonly Lazy<ExceptionParts> _parts;

    public ExceptionEntry(CodecProvider provider)
        : base(typeof(Exception), Name.ToArray())
    {
        _provider = provider;
        _types = new ExceptionTypes(provider.Services.GetService<IOptions<ExceptionSerializationOptions>>()?.Value ?? new ExceptionSerializationOptions());
        _parts = new Lazy<ExceptionParts>(() => new ExceptionParts(provider));
    }

    public static ReadOnlySpan<byte> Name => "Exception"u8;

    public override bool MayBe(Type declared) => declared.IsAssignableFrom(typeof(Exception)) || typeof(Exception).IsAssignableFrom(declared);

    public override void WriteTyped(ref Writer writer, uint id, object value)
    {
        var exception = (Exception)value;
        var type = exception.GetType();
        if (!_types.IsSupported(type))
            throw new CodecNotFoundException($"No codec is known for the exception {type}. Mark it [GenerateSerializer], or support it with ExceptionSerializationOptions. Its message was: {exception.Message}");
        if (writer.TryWriteReference(id, value)) return;
        writer.BeginGroup(id, WireType.Object);
        writer.WriteTypeHeader(this);
        writer.WriteString(0, type.FullName);
        if (exception is AggregateException aggregate)
        {
            var codec = _provider.GetCodec<Exception>();
            foreach (var inner in aggregate.InnerExceptions) codec.WriteField(ref writer, 1, inner);
        }

        writer.BeginGroup(2, WireType.Value);
        _parts.Value.Write(ref writer, exception, MessageFor(exception));
        writer.EndGroup();
        writer.EndGroup();
    }

    public override object ReadBody(ref Reader reader, int number)
    {
        string? name = null;
        List<Exception>? inner = null;
        Exception? result = null;
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0:
                    name = reader.ReadString(field.WireType);
                    break;
                case 1:
                    (inner ??= []).Add(_provider.GetCodec<Exception>().ReadField(ref reader, field.WireType));
                    break;
                case 2 when field.WireType == WireType.Value && result is null:
                    result = New(name, inner);
                    reader.SetObject(number, result);
                    reader.BeginGroup();
                    _parts.Value.ReadMembers(ref reader, result);
                    reader.EndGroup();
                    break;
                default:
                    reader.Skip(field.WireType);
                    break;
            }
        }

        return Checked(result ?? New(name, inner), name);
    }

    /// <summary>An aggregate's message repeats those of its parts each time it is read, so only its own part travels.</summary>
    private static string MessageFor(Exception exception) => exception is AggregateException ? OwnMessage(exception) ?? exception.Message : exception.Message;

    private Exception New(string? name, List<Exception>? inner)
    {
        if (name is null || _types.Find(name) is not { } type) return new UnavailableExceptionFallbackException { ExceptionType = name };
        if (type == typeof(AggregateException)) return new AggregateException(inner ?? []);
        return (Exception)RuntimeHelpers.GetUninitializedObject(type);
    }

    /// <summary>Some exceptions compute their message from state that did not travel; those arrive as a stand-in.</summary>
    private static Exception Checked(Exception exception, string? name)
    {
        try
        {
            _ = exception.Message;
            return exception;
        }
        catch (NullReferenceException)
        {
            return new UnavailableExceptionFallbackException(OwnMessage(exception) ?? "", exception.InnerException) { ExceptionType = name };
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? OwnMessage(Exception exception);
}

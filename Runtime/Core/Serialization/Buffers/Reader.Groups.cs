using Orleans.Serialization.Codecs;
using Orleans.Serialization.TypeSystem;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Buffers;

/// <summary>Type headers, references and skipping.</summary>
public ref partial struct Reader
{
    /// <summary>Gives the object whose header was read its number; -1 for a value, which has none.</summary>
    public readonly int ReserveObject(WireType wireType) => wireType switch
    {
        WireType.Object => _session.ReserveRead(),
        WireType.Value => -1,
        _ => throw new SerializerException($"The field before byte {_position} is laid out as {wireType} where an object is expected; was the type of a member changed?"),
    };

    /// <summary>Says which instance has the number; before its members are read, so that they can refer to it.</summary>
    public readonly void SetObject(int number, object value)
    {
        if (number >= 0) _session.SetRead(number, value);
    }

    internal TypeEntry? ReadTypeHeader()
    {
        if ((uint)_position >= (uint)_input.Length) return null;
        switch (_input[_position])
        {
            case WireLimits.TypeName:
                _position++;
                return _session.Types.Resolve(AddTypeName(), _input);
            case WireLimits.TypeReference:
                _position++;
                return _session.Types.Resolve(ReadVarUInt32(), _input);
            default:
                return null;
        }
    }

    /// <summary>The name of a type that is not known here, for error values; the header was just read.</summary>
    internal bool TryReadTypeHeader(out TypeEntry? entry, out string? unknownName)
    {
        entry = null;
        unknownName = null;
        if ((uint)_position >= (uint)_input.Length) return false;
        uint number;
        switch (_input[_position])
        {
            case WireLimits.TypeName:
                _position++;
                number = AddTypeName();
                break;
            case WireLimits.TypeReference:
                _position++;
                number = ReadVarUInt32();
                break;
            default:
                return false;
        }

        if (!_session.Types.TryResolve(number, _input, out entry)) unknownName = _session.Types.NameOf(number, _input);
        return true;
    }

    internal T ReadReference<T>(IFieldCodec<T> codec)
    {
        var number = ReadVarUInt32();
        if (_session.TryGetRead(number, out var value, out var skippedAt))
        {
            return value is T typed ? typed : throw new SerializerException($"Object {number} is a {value.GetType()}, not a {typeof(T)}.");
        }

        if (skippedAt < 0) throw new SerializerException($"Object {number} refers to itself through a type that cannot be part of a cycle.");
        return ReadSkipped(codec, (int)number, skippedAt);
    }

    /// <summary>Passes over a payload. Objects and type names in it still take their numbers.</summary>
    public void Skip(WireType wireType)
    {
        switch (wireType)
        {
            case WireType.Null:
                break;
            case WireType.VarInt:
            case WireType.Reference:
                ReadVarUInt64();
                break;
            case WireType.Fixed32:
                ReadBytes(4);
                break;
            case WireType.Fixed64:
                ReadBytes(8);
                break;
            case WireType.LengthPrefixed:
                ReadBytes(ReadLength());
                break;
            case WireType.Object:
                _session.ReserveSkipped(_position);
                SkipGroup();
                break;
            case WireType.Value:
                SkipGroup();
                break;
            default:
                throw new SerializerException($"The field before byte {_position} has an unknown layout, {wireType}.");
        }
    }

    private void SkipGroup()
    {
        BeginGroup();
        SkipTypeHeader();
        while (TryReadField(out var field)) Skip(field.WireType);
        EndGroup();
    }

    private void SkipTypeHeader()
    {
        if ((uint)_position >= (uint)_input.Length) return;
        switch (_input[_position])
        {
            case WireLimits.TypeName:
                _position++;
                AddTypeName();
                break;
            case WireLimits.TypeReference:
                _position++;
                ReadVarUInt32();
                break;
            default:
                break;
        }
    }

    private uint AddTypeName()
    {
        var length = ReadLength();
        if (length > WireLimits.MaxTypeNameBytes) throw new SerializerException($"A type name of {length} bytes is longer than {WireLimits.MaxTypeNameBytes}.");
        var start = _position;
        _position += length;

        // A skipped object is read again when something refers to it: its names have their numbers already.
        return _session.Types.AddRead(start, length);
    }

    /// <summary>Reads an object that stood in a member unknown to this process, because a known member refers to it.</summary>
    private T ReadSkipped<T>(IFieldCodec<T> codec, int number, int position)
    {
        var resumeAt = _position;
        var nextObject = _session.BeginReplay(number);
        _position = position;
        var result = codec.ReadField(ref this, WireType.Object);
        _position = resumeAt;
        _session.EndReplay(number, nextObject, result);
        return result;
    }
}

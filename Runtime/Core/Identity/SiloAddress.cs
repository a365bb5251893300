using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;

namespace Orleans.Runtime;

/// <summary>One incarnation of a silo: its endpoint and its generation, written <c>ip:port@generation</c>.</summary>
[Immutable]
[GenerateSerializer]
[SuppressReferenceTracking]
public sealed class SiloAddress : IEquatable<SiloAddress>, IComparable<SiloAddress>, IParsable<SiloAddress>, IUtf8SpanParsable<SiloAddress>
{
    private static readonly DateTime GenerationEpoch = new(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static int lastGeneration;

    [Id(0)]
    private readonly IPEndPoint _endpoint;

    [Id(1)]
    private readonly int _generation;

    [NonSerialized]
    private int _hashCode;

    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        _endpoint = endpoint;
        _generation = generation;
    }

    /// <summary>The address of no silo.</summary>
    public static SiloAddress Zero { get; } = New(IPAddress.Any, 0, 0);

    /// <summary>The advertised endpoint.</summary>
    public IPEndPoint Endpoint => _endpoint;

    /// <summary>The incarnation; negative for clients.</summary>
    public int Generation => _generation;

    /// <summary>True when this stands for a client.</summary>
    public bool IsClient => _generation < 0;

    /// <summary>The address with these parts.</summary>
    public static SiloAddress New(IPAddress address, int port, int generation) => new(new IPEndPoint(address, port), generation);

    /// <summary>The address with these parts.</summary>
    public static SiloAddress New(IPEndPoint ep, int gen) => new(ep, gen);

    /// <summary>Seconds since 2022 (UTC), strictly increasing inside a process.</summary>
    public static int AllocateNewGeneration()
    {
        var now = (int)(World.UtcNow - GenerationEpoch).TotalSeconds;
        while (true)
        {
            var last = Volatile.Read(ref lastGeneration);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref lastGeneration, next, last) == last) return next;
        }
    }

    /// <summary>Text that <see cref="FromParsableString"/> reads back.</summary>
    public string ToParsableString() => $"{_endpoint}@{_generation.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads <c>ip:port@generation</c>; anything else is a <see cref="FormatException"/>.</summary>
    public static SiloAddress FromParsableString(string addr) => Parse(addr, null);

    /// <summary>Reads <c>ip:port@generation</c>; anything else is a <see cref="FormatException"/>.</summary>
    public static SiloAddress Parse(string value) => Parse(value, null);

    /// <inheritdoc/>
    public static SiloAddress Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var result)
        ? result
        : throw new FormatException($"'{s}' is not a silo address: expected 'ip:port@generation'.");

    /// <summary>Reads <c>ip:port@generation</c>; false when the text has another form.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out SiloAddress? result) => TryParse(value, null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out SiloAddress result)
    {
        result = null;
        var at = s?.LastIndexOf('@') ?? -1;
        if (at <= 0 || !IPEndPoint.TryParse(s.AsSpan(0, at), out var endpoint)) return false;
        if (!int.TryParse(s.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var generation)) return false;
        result = New(endpoint, generation);
        return true;
    }

    /// <inheritdoc/>
    public static SiloAddress Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => Parse(Encoding.UTF8.GetString(utf8Text), provider);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, [MaybeNullWhen(false)] out SiloAddress result) =>
        TryParse(Encoding.UTF8.GetString(utf8Text), provider, out result);

    /// <summary>A hash that is the same in every process.</summary>
    public int GetConsistentHashCode() => (int)StableHash.ComputeHash(Encoding.UTF8.GetBytes(ToParsableString()));

    /// <summary>True when this is a later incarnation on the same endpoint.</summary>
    public bool IsSuccessorOf(SiloAddress other) => Generation > other.Generation && Generation != 0 && other.Generation != 0 && Endpoint.Equals(other.Endpoint);

    /// <summary>True when this is an earlier incarnation on the same endpoint.</summary>
    public bool IsPredecessorOf(SiloAddress other) => other.IsSuccessorOf(this);

    /// <inheritdoc/>
    public bool Equals(SiloAddress? other) => ReferenceEquals(this, other) || (other is not null && _generation == other._generation && _endpoint.Equals(other._endpoint));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hashCode == 0) _hashCode = ComputeHashCode();
        return _hashCode;
    }

    /// <inheritdoc/>
    public int CompareTo(SiloAddress? other)
    {
        if (other is null) return 1;
        var byGeneration = _generation.CompareTo(other._generation);
        if (byGeneration != 0) return byGeneration;
        var byPort = _endpoint.Port.CompareTo(other._endpoint.Port);
        return byPort != 0 ? byPort : _endpoint.Address.GetAddressBytes().AsSpan().SequenceCompareTo(other._endpoint.Address.GetAddressBytes());
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(IsClient ? 'C' : 'S')}{_endpoint}:{_generation.ToString(CultureInfo.InvariantCulture)}";

    // The same in every process: what hashed collections of silos are walked in decides whom a silo asks first, and a simulation replays that.
    private int ComputeHashCode()
    {
        Span<byte> bytes = stackalloc byte[24];
        if (!_endpoint.Address.TryWriteBytes(bytes, out var length)) length = 0;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[length..], _endpoint.Port);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[(length + 4)..], _generation);
        return (int)StableHash.ComputeHash(bytes[..(length + 8)]) | 1;
    }
}

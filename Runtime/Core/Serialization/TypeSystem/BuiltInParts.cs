using Orleans.Serialization.Codecs;
using Orleans.Serialization.Configuration;
using Orleans.Serialization.Exceptions;

namespace Orleans.Serialization.TypeSystem;

/// <summary>The hand-written codecs and copiers of the engine.</summary>
internal static class BuiltInParts
{
    private static readonly Type[] Codecs =
    [
        typeof(BooleanCodec), typeof(ByteCodec), typeof(SByteCodec), typeof(Int16Codec), typeof(UInt16Codec), typeof(CharCodec), typeof(Int32Codec),
        typeof(UInt32Codec), typeof(Int64Codec), typeof(UInt64Codec), typeof(SingleCodec), typeof(DoubleCodec), typeof(StringCodec),
        typeof(DecimalCodec), typeof(HalfCodec), typeof(Int128Codec), typeof(UInt128Codec), typeof(BigIntegerCodec),
        typeof(DateTimeCodec), typeof(DateTimeOffsetCodec), typeof(TimeSpanCodec), typeof(DateOnlyCodec), typeof(TimeOnlyCodec),
        typeof(UriCodec), typeof(VersionCodec), typeof(CultureInfoCodec), typeof(TypeCodec), typeof(GuidCodec), typeof(IdSpanCodec),
        typeof(GrainTypeCodec), typeof(GrainInterfaceTypeCodec), typeof(GrainIdCodec), typeof(IPAddressCodec), typeof(IPEndPointCodec), typeof(SiloAddressCodec),
        typeof(ExceptionParts),
    ];

    public static void Configure(TypeManifestOptions options)
    {
        options.Serializers.UnionWith(Codecs);
    }
}

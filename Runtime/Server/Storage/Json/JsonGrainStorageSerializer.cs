using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Storage;

/// <summary>The default serializer of stored states: JSON, UTF-8, nulls and default values omitted.</summary>
/// <remarks>
/// It writes no type names, unlike the official default: members are read as they are declared, and nothing is loaded by name.
/// See docs/internals/activations.md.
/// </remarks>
internal sealed class JsonGrainStorageSerializer : IGrainStorageSerializer
{
    private readonly JsonSerializerOptions _options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public JsonGrainStorageSerializer(IServiceProvider services)
    {
        // Found at first use: the factory needs the silo's messaging, which states do not.
        _options.Converters.Add(new GrainReferenceJsonConverter(new Lazy<IGrainReferenceFactory>(services.GetRequiredService<IGrainReferenceFactory>)));
        _options.Converters.Add(new ParsableJsonConverter<SiloAddress>(SiloAddress.Parse, silo => silo.ToParsableString()));
        _options.Converters.Add(new ParsableJsonConverter<IPAddress>(IPAddress.Parse, address => address.ToString()));
        _options.Converters.Add(new ParsableJsonConverter<IPEndPoint>(IPEndPoint.Parse, endpoint => endpoint.ToString()));
    }

    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, _options));

    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return JsonSerializer.Deserialize<T>(input.ToMemory().Span, _options);
    }
}

using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Serialization;

/// <summary>Lets types travel as JSON.</summary>
public static class SerializationHostingExtensions
{
    /// <summary>
    /// Writes and copies types that have no generated code and no converter as JSON, where <paramref name="isSupported"/> says so. Without it, only
    /// <see cref="JsonElement"/> and <see cref="JsonDocument"/>. All silos and clients have to agree.
    /// </summary>
    /// <param name="serializerBuilder">What <c>AddSerializer</c> gives.</param>
    /// <param name="isSupported">Whether a type travels as JSON. Asked once per type; never for interfaces, abstract classes and <see cref="object"/>.</param>
    /// <param name="jsonSerializerOptions">Settings of the JSON; the defaults of <see cref="JsonSerializer"/> when null.</param>
    public static ISerializerBuilder AddJsonSerializer(this ISerializerBuilder serializerBuilder, Func<Type, bool>? isSupported, JsonSerializerOptions? jsonSerializerOptions = null)
    {
        ArgumentNullException.ThrowIfNull(serializerBuilder);
        serializerBuilder.Services.AddSingleton<IPluggedFormat>(new JsonFormat(isSupported ?? JsonFormat.IsDocument, jsonSerializerOptions ?? JsonSerializerOptions.Default));
        return serializerBuilder;
    }
}

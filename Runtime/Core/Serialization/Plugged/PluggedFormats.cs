using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Serialization;

/// <summary>The formats that the application plugged in, in the order in which they are asked.</summary>
internal sealed class PluggedFormats(IServiceProvider services)
{
    private readonly IPluggedFormat[] _formats = [.. services.GetServices<IPluggedFormat>()];

    /// <summary>The first format that takes the type; null for none. What has no values of exactly its own type has no format.</summary>
    public IPluggedFormat? Find(Type type) => type.IsAbstract || type == typeof(object) ? null : Array.Find(_formats, format => format.Supports(type));
}

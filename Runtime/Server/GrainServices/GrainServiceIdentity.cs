using Orleans.Services;

namespace Orleans.Runtime;

/// <summary>Grain types of grain services: they follow from the service's interface, so that every silo and every caller finds the same.</summary>
internal static class GrainServiceIdentity
{
    public static GrainType TypeOf(Type serviceInterface) => SystemTargetGrainId.CreateType("user." + serviceInterface.FullName);

    /// <summary>The one interface by which a service is called.</summary>
    /// <exception cref="InvalidOperationException">It has none, or several.</exception>
    public static Type InterfaceOf(Type service)
    {
        var all = service.GetInterfaces().Where(type => type != typeof(IGrainService) && typeof(IGrainService).IsAssignableFrom(type)).ToArray();
        var own = all.Where(type => !all.Any(other => other != type && type.IsAssignableFrom(other))).ToArray();
        return own.Length == 1 ? own[0] : throw new InvalidOperationException(
            $"The grain service {service} must implement exactly one interface derived from {nameof(IGrainService)}; it has {(own.Length == 0 ? "none" : string.Join(", ", own.AsEnumerable()))}.");
    }
}

using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>The methods of classes behind those of interfaces.</summary>
internal static class ImplementationMethods
{
    private static readonly ConcurrentDictionary<(Type Class, MethodInfo Method), MethodInfo> Cache = new();

    /// <summary>The class's method, or the interface's own when the class does not implement it.</summary>
    public static MethodInfo Find(Type implementation, Type interfaceType, MethodInfo interfaceMethod) =>
        Cache.GetOrAdd((implementation, interfaceMethod), static (key, type) => Map(key.Class, type, key.Method), interfaceType);

    private static MethodInfo Map(Type implementation, Type interfaceType, MethodInfo interfaceMethod)
    {
        var declaring = interfaceMethod.DeclaringType ?? interfaceType;
        if (!declaring.IsInterface || !declaring.IsAssignableFrom(implementation)) return interfaceMethod;
        var open = interfaceMethod.IsGenericMethod ? interfaceMethod.GetGenericMethodDefinition() : interfaceMethod;
        var map = implementation.GetInterfaceMap(declaring);
        var index = Array.IndexOf(map.InterfaceMethods, open);
        if (index < 0) return interfaceMethod;
        var found = map.TargetMethods[index];
        return interfaceMethod.IsGenericMethod ? found.MakeGenericMethod(interfaceMethod.GetGenericArguments()) : found;
    }
}

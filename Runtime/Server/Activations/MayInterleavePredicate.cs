using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>Finds the method that a class names in [MayInterleave].</summary>
internal static class MayInterleavePredicate
{
    /// <exception cref="InvalidOperationException">There is no such method, or it has another shape.</exception>
    public static Func<object?, IInvokable, bool> Bind(Type type, string methodName)
    {
        var method = type.GetMethod(methodName, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy)
            ?? throw new InvalidOperationException($"{type} has no public method '{methodName}', which its [MayInterleave] names.");
        if (method.ReturnType != typeof(bool) || method.GetParameters() is not [{ ParameterType: var parameter }] || parameter != typeof(IInvokable))
            throw new InvalidOperationException($"{type}.{methodName}, which [MayInterleave] names, must be 'bool {methodName}({nameof(IInvokable)} req)'.");
        if (method.IsStatic)
        {
            var predicate = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, request) => predicate(request);
        }

        return (instance, request) => (bool)method.Invoke(instance, [request])!;
    }
}

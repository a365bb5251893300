using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>The slow paths of generated calls.</summary>
internal static class InvocationCompletion
{
    // These await on the scheduler of the grain: what follows a call's completion is still part of its turn.
    public static async ValueTask<Response> Await<T>(Task<T> task)
    {
        try
        {
            return Response.FromResult(await task);
        }
        catch (Exception e)
        {
            return Response.FromException(e);
        }
    }

    public static async ValueTask<Response> Await(Task task)
    {
        try
        {
            await task;
            return Response.Completed;
        }
        catch (Exception e)
        {
            return Response.FromException(e);
        }
    }

    public static T FindTarget<T>(ITargetHolder holder)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(holder);
        var target = holder.GetTarget() ?? throw new InvalidOperationException($"There is no instance yet to call a method of {typeof(T)} on.");
        return target as T ?? throw new InvalidCastException($"{target.GetType()} does not implement {typeof(T)}; was its reference cast to the wrong interface?");
    }

    public static T FindExtension<T>(ITargetHolder holder)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(holder);
        return holder.GetComponent(typeof(T)) as T
            ?? throw new GrainExtensionNotInstalledException($"The grain extension {typeof(T)} is not installed on the target.");
    }

    public static MethodInfo FindMethod(Type interfaceType, string name, Type[] typeArguments, Type[] parameterTypes)
    {
        foreach (var candidate in interfaceType.GetMethods())
        {
            if (candidate.Name != name || candidate.GetGenericArguments().Length != typeArguments.Length) continue;
            var method = typeArguments.Length == 0 ? candidate : candidate.MakeGenericMethod(typeArguments);
            if (method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameterTypes)) return method;
        }

        throw new MissingMethodException(interfaceType.FullName, name);
    }
}

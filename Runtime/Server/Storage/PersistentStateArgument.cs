using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>Makes the constructor arguments marked with [PersistentState].</summary>
internal static class PersistentStateArgument
{
    private static readonly MethodInfo CreateMethod = typeof(PersistentStateArgument).GetMethod(nameof(Create), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Func<IGrainContext, object?> Of(Type grainClass, ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        var type = parameter.ParameterType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new InvalidOperationException($"Parameter {parameter.Name} of {grainClass}'s constructor has [PersistentState] but is a {type}; it must be an {nameof(IPersistentState<object>)}.");
        var configuration = new PersistentStateConfiguration(string.IsNullOrEmpty(attribute.StateName) ? parameter.Name! : attribute.StateName, attribute.StorageName);
        var create = CreateMethod.MakeGenericMethod(type.GenericTypeArguments[0]).CreateDelegate<Func<IGrainContext, IPersistentStateConfiguration, object>>();
        return context => create(context, configuration);
    }

    private static object Create<TState>(IGrainContext context, IPersistentStateConfiguration configuration) =>
        context.ActivationServices.GetRequiredService<IPersistentStateFactory>().Create<TState>(context, configuration);
}

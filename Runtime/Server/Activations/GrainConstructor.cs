using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>Makes instances of one grain class: services from the activation's scope, persistent states by attribute.</summary>
internal sealed class GrainConstructor
{
    private readonly Type _type;
    private readonly ConstructorInvoker _invoker;
    private readonly Func<IGrainContext, object?>[] _arguments;

    private GrainConstructor(Type type, ConstructorInfo constructor)
    {
        _type = type;
        _invoker = ConstructorInvoker.Create(constructor);
        _arguments = [.. constructor.GetParameters().Select(parameter => ArgumentOf(type, parameter))];
    }

    public static GrainConstructor Of(Type type)
    {
        var constructors = type.GetConstructors();
        var chosen = constructors.FirstOrDefault(constructor => constructor.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute), inherit: false))
            ?? constructors.OrderByDescending(constructor => constructor.GetParameters().Length).FirstOrDefault()
            ?? throw new InvalidOperationException($"{type} has no public constructor.");
        return new GrainConstructor(type, chosen);
    }

    public object Create(IGrainContext context)
    {
        var previous = ActivationScope.Exchange(context);
        try
        {
            if (_arguments.Length == 0) return _invoker.Invoke();
            var values = new object?[_arguments.Length];
            for (var i = 0; i < values.Length; i++) values[i] = _arguments[i](context);
            return _invoker.Invoke(values.AsSpan());
        }
        catch (Exception error)
        {
            var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            throw new InvalidOperationException($"An instance of {_type} could not be made for {context.GrainId}: {cause.Message}", cause);
        }
        finally
        {
            ActivationScope.Exchange(previous);
        }
    }

    private static Func<IGrainContext, object?> ArgumentOf(Type grainClass, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(IGrainContext)) return static context => context;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
            return PersistentStateArgument.Of(grainClass, parameter, state);
        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
            return context => context.ActivationServices.GetRequiredKeyedService(parameter.ParameterType, keyed.Key);
        if (!parameter.HasDefaultValue) return context => context.ActivationServices.GetRequiredService(parameter.ParameterType);
        return context => context.ActivationServices.GetService(parameter.ParameterType) ?? parameter.DefaultValue;
    }
}

using System.Reflection;
using System.Text.Json;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Processors.Custom;

namespace OrleansHa.Silo.Custom;

/// <summary>A user's class as a function from stored state and input to state and answer.</summary>
/// <param name="Class">What it is.</param>
/// <param name="Run">Throws whatever the class throws.</param>
internal sealed record CustomProgram(CustomClass Class, Func<string?, SubProcessorInput, CancellationToken, (string? State, SubProcessorAnswer Answer)> Run)
{
    /// <returns>Null for a class that is neither a stage nor a controller.</returns>
    /// <exception cref="InvalidOperationException">It is more than one of them.</exception>
    public static CustomProgram? Of(Type type, Func<object> create)
    {
        if (type is not { IsClass: true, IsAbstract: false, ContainsGenericParameters: false })
            return null;
        var roles = type.GetInterfaces().Where(IsRole).ToList();
        if (roles.Count == 0)
            return null;
        if (roles.Count > 1)
            throw new InvalidOperationException($"Class {type.FullName} is {string.Join(" and ", roles.Select(role => role.Name))}: let it be one of them.");

        // Made when it is first asked: one that cannot be made fails its own stage.
        var instance = new Lazy<object>(create);
        var role = roles[0];
        var isController = role == typeof(ILoopController) || (role.IsGenericType && role.GetGenericTypeDefinition() == typeof(ILoopController<>));
        var kind = new CustomClass(type.FullName!, isController, role.IsGenericType);
        if (role == typeof(ISubProcessor))
            return new CustomProgram(kind, (_, input, cancel) => (null, ((ISubProcessor)instance.Value).Process(input, cancel)));
        if (role == typeof(ILoopController))
            return new CustomProgram(kind, (_, input, cancel) => (null, ((ILoopController)instance.Value).Decide(input, cancel)));
        return (CustomProgram)typeof(CustomProgram).GetMethod(nameof(WithState), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(role.GetGenericArguments()[0]).Invoke(null, [kind, instance])!;
    }

    private static bool IsRole(Type face) => face == typeof(ISubProcessor) || face == typeof(ILoopController)
        || (face.IsGenericType && (face.GetGenericTypeDefinition() == typeof(ISubProcessor<>) || face.GetGenericTypeDefinition() == typeof(ILoopController<>)));

    private static CustomProgram WithState<TState>(CustomClass kind, Lazy<object> instance)
        where TState : class, new() => new(kind, (stored, input, cancel) =>
        {
            var state = stored is null ? new TState() : JsonSerializer.Deserialize<TState>(stored) ?? new TState();
            var (next, answer) = kind.IsController
                ? ((ILoopController<TState>)instance.Value).Decide(state, input, cancel)
                : ((ISubProcessor<TState>)instance.Value).Process(state, input, cancel);
            return (JsonSerializer.Serialize(next), answer);
        });
}

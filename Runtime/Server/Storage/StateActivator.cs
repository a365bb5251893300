using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>Makes the state of a grain that has none yet.</summary>
internal static class StateActivator<TState>
{
    private static readonly Func<TState> Factory = Find();

    public static TState Create() => Factory();

    private static Func<TState> Find()
    {
        var type = typeof(TState);
        if (type.IsValueType || type == typeof(string) || type.IsAbstract || type.IsInterface) return static () => default!;
        if (type.IsArray) return static () => (TState)(object)Array.CreateInstance(typeof(TState).GetElementType()!, new int[typeof(TState).GetArrayRank()]);
        var hasConstructor = type.GetConstructor(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic, []) is not null;
        return hasConstructor
            ? static () => (TState)Activator.CreateInstance(typeof(TState), nonPublic: true)!
            : static () => (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState));
    }
}

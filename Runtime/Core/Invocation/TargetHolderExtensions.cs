using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>Typed access to components.</summary>
public static class TargetHolderExtensions
{
    /// <summary>The component of type <typeparamref name="T"/>, null when there is none.</summary>
    public static T? GetComponent<T>(this ITargetHolder holder)
        where T : class => holder.GetComponent(typeof(T)) as T;
}

namespace Orleans.Serialization.Invocation;

/// <summary>Holds what an invocation runs on.</summary>
public interface ITargetHolder
{
    /// <summary>The target, e.g. the grain instance.</summary>
    object? GetTarget();

    /// <summary>A component of the target, e.g. an extension; null when there is none.</summary>
    object? GetComponent(Type componentType);
}

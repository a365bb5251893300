using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call on its way through filters.</summary>
public interface IGrainCallContext
{
    /// <summary>The call.</summary>
    IInvokable Request { get; }

    /// <summary>The grain instance (incoming) or its reference (outgoing).</summary>
    object Grain { get; }

    /// <summary>The caller, null when unknown.</summary>
    GrainId? SourceId { get; }

    /// <summary>The callee.</summary>
    GrainId TargetId { get; }

    /// <summary>The interface.</summary>
    GrainInterfaceType InterfaceType { get; }

    /// <summary>The interface's name.</summary>
    string InterfaceName { get; }

    /// <summary>The method's name.</summary>
    string MethodName { get; }

    /// <summary>The interface method.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The result; throws when the call failed. Setting it replaces the result.</summary>
    object? Result { get; set; }

    /// <summary>The response, null before the call ran.</summary>
    Response? Response { get; set; }

    /// <summary>Goes on to the next filter or the method.</summary>
    Task Invoke();
}

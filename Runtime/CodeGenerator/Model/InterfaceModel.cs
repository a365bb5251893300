namespace Orleans.CodeGenerator.Model;

/// <summary>A grain interface: what its proxy implements, and the calls it declares.</summary>
internal sealed record InterfaceModel(
    TypeModel Type,
    EquatableArray<string> WireNames,
    EquatableArray<MethodModel> Methods,
    EquatableArray<MentionModel> Mentions,
    EquatableArray<DiagnosticModel> Diagnostics);

/// <summary>What a method returns.</summary>
internal enum ReturnKind
{
    Void,
    Task,
    TaskOfT,
    ValueTask,
    ValueTaskOfT,
    AsyncEnumerable,
}

/// <summary>A method that a proxy implements.</summary>
/// <param name="DeclaringType">The interface that declares it, as the proxy sees it.</param>
/// <param name="Name">Its name.</param>
/// <param name="TypeArguments"><c>&lt;T&gt;</c> or empty.</param>
/// <param name="ReturnType">As declared.</param>
/// <param name="ReturnKind">What it returns.</param>
/// <param name="ResultType">The value inside, empty when there is none.</param>
/// <param name="Parameters">In order, the cancellation token included.</param>
/// <param name="IsOneWay">Whether the caller does not wait.</param>
/// <param name="Invokable">The invokable, as the proxy names it.</param>
/// <param name="Declares">The invokable to generate; null when the interface that declares the method has it already.</param>
internal sealed record MethodModel(
    string DeclaringType,
    string Name,
    string TypeArguments,
    string ReturnType,
    ReturnKind ReturnKind,
    string ResultType,
    EquatableArray<ParameterModel> Parameters,
    bool IsOneWay,
    string Invokable,
    InvokableModel? Declares);

/// <summary>A parameter of a grain method; its type as a signature repeats it, and as a field holds it.</summary>
internal sealed record ParameterModel(string Name, string Type, string FieldType, bool IsCancellationToken, bool IsShared, string? SimpleKind);

/// <summary>The call of one interface method.</summary>
/// <param name="Type">The class to generate.</param>
/// <param name="DisplayInterface">The interface's name, as filters see it.</param>
/// <param name="ShortInterface">The interface's name without namespace.</param>
/// <param name="MethodName">The method's name.</param>
/// <param name="WireName">Its name on the wire.</param>
/// <param name="MethodTypeArguments">The method's own type parameters.</param>
/// <param name="IsExtension">Whether a component of the target runs it.</param>
/// <param name="Options">Members of InvokeMethodOptions.</param>
/// <param name="TimeoutTicks">The method's own response time-out, 0 when it has none.</param>
/// <param name="IsResultShared">Whether the result is not copied.</param>
internal sealed record InvokableModel(
    TypeModel Type,
    string DisplayInterface,
    string ShortInterface,
    string MethodName,
    string WireName,
    EquatableArray<string> MethodTypeArguments,
    bool IsExtension,
    EquatableArray<string> Options,
    long TimeoutTicks,
    bool IsResultShared);

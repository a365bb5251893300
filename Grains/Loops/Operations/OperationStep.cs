using System.Globalization;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops.Operations;

/// <summary>Takes an operation into a state, or says why not. Pure.</summary>
internal static class OperationStep
{
    /// <param name="state">What is known.</param>
    /// <param name="plan">The definition in force.</param>
    /// <param name="operation">The act.</param>
    public static (LoopState State, OperationVerdict Verdict) Take(LoopState state, LoopPlan plan, LoopOperation operation)
    {
        if (string.IsNullOrWhiteSpace(operation.Key) || operation.Key.Length > LoopOperation.MaxKeyLength)
            return (state, Refuse(LoopErrorCodes.InvalidOperation, $"An operation needs a key of 1 to {LoopOperation.MaxKeyLength} characters."));
        var asked = state.Operator ?? OperatorState.Empty;
        var content = Content(operation);
        if (asked.Done.Find(operation.Key, content) is { } same)
        {
            return same
                ? (state, new OperationVerdict(OperationOutcome.Repeated, null, null))
                : (state, Refuse(LoopErrorCodes.KeyReused, "This key was used for another operation: take a new one."));
        }

        var (next, refusal) = Change(asked, plan, state, operation);
        if (next is null)
            return (state, Refuse(LoopErrorCodes.InvalidOperation, refusal!));
        return (state with { Operator = next with { Done = next.Done.Add(operation.Key, content) } }, new OperationVerdict(OperationOutcome.Applied, null, null));
    }

    private static (OperatorState? State, string? Refusal) Change(OperatorState asked, LoopPlan plan, LoopState state, LoopOperation operation) => operation.Kind switch
    {
        LoopOperationKind.Pause => (asked with { Paused = true }, null),
        LoopOperationKind.Resume => (asked with { Paused = false }, null),
        LoopOperationKind.Mode => Mode(asked, plan, operation),
        LoopOperationKind.Setpoint => Setpoint(asked, plan, state, operation.Setpoint),
        _ => (null, $"There is no operation of kind {(int)operation.Kind}."),
    };

    private static (OperatorState? State, string? Refusal) Mode(OperatorState asked, LoopPlan plan, LoopOperation operation)
    {
        if (operation.Mode is not { } word)
            return operation.Output is null ? (asked with { Mode = null }, null) : (null, "An output belongs to mode manual or tracking.");
        if (ModeWords.Parse(word) is not { } mode)
            return (null, $"'{(word.Length > 40 ? word[..40] : word)}' is not one of {string.Join(", ", ModeWords.All)}.");
        if (mode == LoopMode.Cascade && plan.Controller is not CascadePlan)
            return (null, "Mode cascade needs a controller of type cascade.");
        if (operation.Output is { } output)
        {
            var range = plan.Definition.Controller.Output;
            if (mode is not (LoopMode.Manual or LoopMode.Tracking))
                return (null, "An output belongs to mode manual or tracking.");
            if (!(output >= range.Min && output <= range.Max))
                return (null, $"The output has to be from {range.Min} to {range.Max}.");
        }

        return (asked with { Mode = new ModeOverride(mode, plan.Definition.Mode, operation.Output) }, null);
    }

    private static (OperatorState? State, string? Refusal) Setpoint(OperatorState asked, LoopPlan plan, LoopState state, double? setpoint)
    {
        if (setpoint is not { } value)
            return (asked with { Setpoint = null }, null);
        if (plan.Controller is CascadePlan cascade && ModeStep.Requested(state, plan.Definition) == LoopMode.Cascade)
            return (null, $"The set-point comes from loop {cascade.Outer}: ask for mode auto before.");
        if (!double.IsFinite(value) || plan.Controller.With(value) is null)
            return (null, "This controller has no set-point, or none such.");
        return plan.Definition.AllowsSetpoint(value)
            ? (asked with { Setpoint = new SetpointOverride(value, plan.Controller.Setpoint) }, null)
            : (null, "The set-point has to be within the range of the signal that the controller reads.");
    }

    private static string Content(LoopOperation operation) => string.Create(
        CultureInfo.InvariantCulture, $"{(int)operation.Kind}|{operation.Mode}|{operation.Output:R}|{operation.Setpoint:R}");

    private static OperationVerdict Refuse(string code, string message) => new(OperationOutcome.Refused, code, message);
}

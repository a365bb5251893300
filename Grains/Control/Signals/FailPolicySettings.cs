using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>The fail actions of a signal, one after the other.</summary>
public sealed class FailPolicySettings
{
    /// <param name="chain">At least one. Only hold_last and substitute can be followed; hold_last has to be.</param>
    /// <exception cref="ArgumentException">A combination outside of these.</exception>
    public FailPolicySettings(ImmutableArray<FailStep> chain)
    {
        if (chain.IsDefaultOrEmpty)
            throw new ArgumentException("There has to be a fail action.", nameof(chain));
        for (var i = 0; i < chain.Length; i++)
            Check(chain[i], i + 1 < chain.Length ? chain[i + 1] : null);
        Chain = chain;
    }

    /// <summary>One action, or hold_last with one after it.</summary>
    /// <param name="action">Taken at once when the value is Bad.</param>
    /// <param name="maxAge">For hold_last, above zero: how old the held value may become.</param>
    /// <param name="afterwards">For hold_last: taken when the held value is too old; not hold_last again.</param>
    /// <param name="substitute">For substitute, finite, in the signal's unit.</param>
    /// <exception cref="ArgumentException">A combination outside of these.</exception>
    public FailPolicySettings(FailAction action, TimeSpan maxAge = default, FailAction afterwards = FailAction.Manual, double? substitute = null)
        : this(action == FailAction.HoldLast
            ? [new FailStep(action, maxAge), new FailStep(afterwards, null, afterwards == FailAction.Substitute ? substitute : null)]
            : [new FailStep(action, null, action == FailAction.Substitute ? substitute : null)])
    {
    }

    public ImmutableArray<FailStep> Chain { get; }

    private static void Check(FailStep step, FailStep? next)
    {
        if (step.For is { } span)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(span, TimeSpan.Zero);
        if (step.For is null != next is null)
            throw new ArgumentException($"{step.Action}: a time and a following action belong together.");
        if (next is not null && step.Action is not (FailAction.HoldLast or FailAction.Substitute))
            throw new ArgumentException($"{step.Action} ends a chain.");
        if (step.Action == FailAction.HoldLast && next is null)
            throw new ArgumentException("hold_last has to be followed: a value does not keep for ever.");
        if (next?.Action == step.Action)
            throw new ArgumentException($"{step.Action} cannot be followed by itself.");
        if (step.Action == FailAction.Substitute && !(step.Value is { } value && double.IsFinite(value)))
            throw new ArgumentException("substitute needs a finite value.");
    }
}

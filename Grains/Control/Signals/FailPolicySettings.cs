namespace OrleansHa.Grains.Control.Signals;

/// <summary>The fail action of a signal.</summary>
public sealed record FailPolicySettings
{
    /// <param name="action">Taken at once when the value is Bad.</param>
    /// <param name="maxAge">For hold_last, above zero: how old the held value may become.</param>
    /// <param name="afterwards">For hold_last: taken when the held value is too old; not hold_last again.</param>
    /// <param name="substitute">For substitute, finite, in the signal's unit.</param>
    /// <exception cref="ArgumentException">A combination outside of these.</exception>
    public FailPolicySettings(FailAction action, TimeSpan maxAge = default, FailAction afterwards = FailAction.Manual, double? substitute = null)
    {
        if (action == FailAction.HoldLast)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxAge, TimeSpan.Zero);
            if (afterwards == FailAction.HoldLast)
                throw new ArgumentException("hold_last cannot be followed by hold_last.", nameof(afterwards));
        }

        var substitutes = action == FailAction.Substitute || (action == FailAction.HoldLast && afterwards == FailAction.Substitute);
        if (substitutes && !(substitute is { } value && double.IsFinite(value)))
            throw new ArgumentException("substitute needs a finite value.", nameof(substitute));
        Action = action;
        MaxAge = maxAge;
        Afterwards = afterwards;
        SubstituteValue = substitutes ? substitute : null;
    }

    public FailAction Action { get; }

    public TimeSpan MaxAge { get; }

    public FailAction Afterwards { get; }

    public double? SubstituteValue { get; }
}

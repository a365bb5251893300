namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The fail action of a signal. Default: hold_last for 30 s, then manual.</summary>
/// <param name="Action">Taken at once.</param>
/// <param name="MaxAge">For hold_last: how old the held value may become; otherwise null.</param>
/// <param name="Afterwards">For hold_last: taken then (<c>then</c> in the text); otherwise null.</param>
/// <param name="Substitute">For substitute: within the signal's range (<c>value</c> in the text); otherwise null.</param>
public sealed record OnBadDefinition(SignalFailAction Action, TimeSpan? MaxAge, SignalFailAction? Afterwards, double? Substitute);

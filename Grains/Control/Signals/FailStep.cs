namespace OrleansHa.Grains.Control.Signals;

/// <summary>One link in a chain of fail actions.</summary>
/// <param name="Action">What is done.</param>
/// <param name="For">How long, before the next link: for hold_last the greatest age of the held value, for substitute the time it is served. Null for the last link.</param>
/// <param name="Value">For substitute, finite, in the signal's unit; otherwise null.</param>
public readonly record struct FailStep(FailAction Action, TimeSpan? For = null, double? Value = null);

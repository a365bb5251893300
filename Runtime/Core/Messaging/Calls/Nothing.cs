namespace Orleans.Runtime.Messaging;

/// <summary>The result type of a call that returns nothing.</summary>
internal readonly struct Nothing;

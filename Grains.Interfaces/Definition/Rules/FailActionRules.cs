using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Rules of a signal's fail actions.</summary>
internal static class FailActionRules
{
    // A value half a minute old still says something of most processes; an older one is for a person to judge.
    private static readonly TimeSpan DefaultMaxAge = TimeSpan.FromSeconds(30);

    internal static OnBadDefinition Apply(OnBadDefinition onBad, MappingReader reader)
    {
        onBad = WithValueWhereItBelongs(onBad);
        var holds = onBad.Action == SignalFailAction.HoldLast;
        var substitutes = onBad.Action == SignalFailAction.Substitute;
        if (!holds && !substitutes && (onBad.MaxAge is not null || onBad.Then is not null))
            reader.Fault(onBad.MaxAge is not null ? "maxAge" : "then", DefinitionErrorCodes.ImpossibleCombination, "'maxAge' and 'then' belong to hold_last and substitute.");
        else if (substitutes && onBad.MaxAge is null != onBad.Then is null)
            reader.Fault(onBad.Then is null ? "maxAge" : "then", DefinitionErrorCodes.ImpossibleCombination, "A substitute that ends needs both 'maxAge' and 'then'.");
        else if (onBad.Then?.Action == onBad.Action)
            reader.Fault("then", DefinitionErrorCodes.ImpossibleCombination, $"{(holds ? "hold_last" : "An action")} cannot be followed by itself.");
        else if (Length(onBad) > DefinitionBounds.FailChain)
            reader.Fault("then", DefinitionErrorCodes.TooMany, $"At most {DefinitionBounds.FailChain} fail actions can follow each other.");
        CheckValue(onBad, reader);
        return holds ? onBad with { MaxAge = onBad.MaxAge ?? DefaultMaxAge, Then = onBad.Then ?? Final } : onBad;
    }

    private static OnBadDefinition Final => new(SignalFailAction.Manual, null, null, null);

    // hold_last with `then: substitute, value: 5`: the short form has no other place for the value.
    private static OnBadDefinition WithValueWhereItBelongs(OnBadDefinition onBad) =>
        onBad is { Action: SignalFailAction.HoldLast, Value: { } value, Then: { Action: SignalFailAction.Substitute, Value: null } then }
            ? onBad with { Value = null, Then = then with { Value = value } }
            : onBad;

    private static void CheckValue(OnBadDefinition onBad, MappingReader reader)
    {
        var needed = onBad.Action == SignalFailAction.Substitute;
        if (needed && onBad.Value is null && !reader.IsShort)
            reader.Fault("action", DefinitionErrorCodes.MissingKey, "substitute needs a 'value'.", "value");
        else if (onBad is { Action: SignalFailAction.HoldLast, Then: { Action: SignalFailAction.Substitute, Value: null } })
            reader.Fault("action", DefinitionErrorCodes.MissingKey, "substitute needs a 'value'.", "value");
        if (!needed && onBad.Value is not null)
            reader.Fault("value", DefinitionErrorCodes.ImpossibleCombination, "'value' belongs to substitute.");
    }

    private static int Length(OnBadDefinition onBad)
    {
        var length = 1;
        for (var next = onBad.Then; next is not null; next = next.Then)
            length++;
        return length;
    }
}

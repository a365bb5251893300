using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Rules of stages.</summary>
internal static class StageRules
{
    // Half of the period leaves room for the rest of the step; half a second is more than a healthy stage needs.
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(500);

    internal static StageDefinition Apply(StageDefinition stage, MappingReader reader, BindScope scope)
    {
        var half = (scope.Period ?? LongestTimeout) / 2;
        var usual = half < ShortestTimeout ? ShortestTimeout : half > LongestTimeout ? LongestTimeout : half;
        stage = stage with
        {
            Input = scope.Inputs?.InputOf(reader.Path) ?? "",
            Timeout = reader.Has("timeout") ? scope.Checked(stage.Timeout, usual, NotSupportedYet.StageTimeout, reader, "timeout") : usual,
        };
        var substitutes = stage.OnError == StageErrorAction.Substitute;
        if (substitutes && stage.Substitute is null)
            reader.Fault("onError", DefinitionErrorCodes.MissingKey, "'onError: substitute' needs a 'substitute'.", "substitute");
        if (!substitutes && stage.Substitute is not null)
            reader.Fault("substitute", DefinitionErrorCodes.ImpossibleCombination, "'substitute' belongs to 'onError: substitute'.");
        Check(stage, reader);
        return stage;
    }

    private static void Check(StageDefinition stage, MappingReader reader)
    {
        switch (stage)
        {
            case ClampStageDefinition clamp when clamp.Min > clamp.Max:
                reader.Fault("min", DefinitionErrorCodes.MinAboveMax, $"min {clamp.Min} is above max {clamp.Max}: exchange them.");
                break;
            case MedianWindowStageDefinition median when median.Samples % 2 == 0:
                reader.Fault("samples", DefinitionErrorCodes.OutOfRange, "A median window needs an odd number of samples, so that one is in the middle.");
                break;
            case ScaleStageDefinition { Factor: 0 }:
                reader.Fault("factor", DefinitionErrorCodes.OutOfRange, "A factor of 0 makes every value the same.");
                break;
            case RateLimitStageDefinition { RatePerMinute: { Up: null, Down: null } }:
                reader.Fault("ratePerMinute", DefinitionErrorCodes.MissingKey, "A rate limit needs 'up', 'down' or both.", "up");
                break;
            case HttpStageDefinition http:
                Endpoints.CheckUnique(http.Endpoints, reader);
                if (http.HedgeAfter >= http.Timeout)
                    reader.Fault("hedgeAfter", DefinitionErrorCodes.ImpossibleCombination, $"A hedge has to start before the timeout, {DurationText.Write(http.Timeout)}.");
                break;
            case LookupStageDefinition lookup:
                Rising.Check(lookup.Table.Select(row => row.From), reader, "table", "from");
                break;
        }
    }
}

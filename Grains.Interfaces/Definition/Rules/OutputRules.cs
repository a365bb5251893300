using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Rules of outputs, limits and what they tell.</summary>
internal static class OutputRules
{
    internal static OutputDefinition Apply(OutputDefinition output, MappingReader reader)
    {
        var delivery = reader.Inner("delivery");
        if (!delivery.Has("coalesce"))
            return output with { Delivery = output.Delivery with { Coalesce = output.Target.Alerts ? CoalesceRule.None : CoalesceRule.Latest } };
        if (output.Target.Alerts && output.Delivery.Coalesce == CoalesceRule.Latest)
            delivery.Fault("coalesce", DefinitionErrorCodes.ImpossibleCombination, "Alerts never coalesce: each one is told.", "none");
        return output;
    }

    internal static OutputTarget Target(OutputTarget target, MappingReader reader)
    {
        switch (target)
        {
            case HttpOutputTarget http:
                Endpoints.CheckUnique(http.Endpoints, reader);
                break;
            case AlertmanagerOutputTarget alertmanager:
                Endpoints.CheckUnique(alertmanager.Endpoints, reader);
                break;
            case AmqpOutputTarget { Auth.Bearer: not null }:
                reader.Fault("auth", DefinitionErrorCodes.ImpossibleCombination, "AMQP has no bearer tokens; use 'username' and 'password'.");
                break;
        }

        return target;
    }

    internal static SlaDefinition Sla(SlaDefinition sla, MappingReader reader)
    {
        var isRate = sla.Metric == SlaMetric.ErrorRate;
        if (isRate == sla.Max.IsDuration)
            reader.Fault("max", DefinitionErrorCodes.WrongUnit, isRate ? "A rate is a number from 0 to 1, without a unit." : "A latency, age or gap needs a unit: ms, s, m or h.");
        else if (isRate && sla.Max.Value is < 0 or > 1)
            reader.Fault("max", DefinitionErrorCodes.OutOfRange, "A rate is from 0 to 1.");
        return sla;
    }
}

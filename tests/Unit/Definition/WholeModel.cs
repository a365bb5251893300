using System.Collections;
using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>Definitions that use the whole published form, also what this version cannot run yet.</summary>
internal static class WholeModel
{
    internal static readonly string EverySource = SampleText.Read("every-source");
    internal static readonly string EveryStage = SampleText.Read("every-stage");

    /// <summary>One definition each.</summary>
    internal static ImmutableArray<string> Texts { get; } =
    [
        EverySource, EveryStage, SampleText.Design, SampleText.Boiler, SampleText.CheckoutCapacity,
        .. SampleText.Read("every-controller").Split("---\n"),
    ];

    internal static ParseResult Parse(string text) => LoopDefinitionParser.Parse(text, everything: true);

    internal static LoopDefinition Valid(string text)
    {
        var result = Parse(text);
        result.Errors.ShouldBeEmpty(text);
        return result.Definition.ShouldNotBeNull();
    }

    /// <summary>A record of the model and every one within.</summary>
    internal static IEnumerable<object> Records(object record)
    {
        yield return record;
        foreach (var field in Shape.Of(record.GetType()).Fields)
        {
            var value = field.Property.GetValue(record);
            var items = field.ItemType is not null ? ((IEnumerable)value!).Cast<object>() : value is null ? [] : [value];
            foreach (var inner in items.Where(item => item.GetType().IsClass && item.GetType().Name.EndsWith("Definition", StringComparison.Ordinal)
                || item is SourceInput or OutputTarget or Remedy or RemediationGuard))
            {
                foreach (var each in Records(inner))
                    yield return each;
            }
        }
    }
}

using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Tables whose rows have to rise.</summary>
internal static class Rising
{
    internal static void Check(IEnumerable<double> starts, MappingReader reader, string table, string key)
    {
        var before = double.NegativeInfinity;
        foreach (var (i, start) in starts.Index())
        {
            if (start <= before)
                reader.Item(table, i).Fault(key, DefinitionErrorCodes.ImpossibleCombination, $"The rows have to rise, but {start} follows {before}.");
            before = start;
        }
    }
}

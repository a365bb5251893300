using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Definition.Parsing;
using OrleansHa.Loopctl.Testing.Plants;

namespace OrleansHa.Loopctl.Testing.Reading;

/// <summary>Reads the cases of a file, each with the plants that the file gives for all of them.</summary>
internal sealed class CaseReader(LoopDefinition definition, string directory, ErrorSink errors)
{
    public ImmutableArray<LoopTestCase> Read(MappingReader document)
    {
        var plants = new PlantReader(definition, directory, errors);
        var shared = plants.Read(document, ImmutableSortedDictionary<string, PlantSpec>.Empty);
        var cases = ImmutableArray.CreateBuilder<LoopTestCase>();
        var names = new HashSet<string>();
        foreach (var reader in document.Mappings("cases", TestBounds.Cases, errors, required: true))
        {
            if (One(reader, plants, shared) is not { } test)
                continue;
            if (!names.Add(test.Name))
                reader.Fault("name", DefinitionErrorCodes.DuplicateName, $"A case is already named '{test.Name}': give this one another name.");
            cases.Add(test);
        }

        if (cases.Count == 0 && !errors.Any)
            document.Fault("cases", DefinitionErrorCodes.Empty, "There is no case.");
        return cases.ToImmutable();
    }

    private LoopTestCase? One(MappingReader reader, PlantReader plantReader, ImmutableSortedDictionary<string, PlantSpec> shared)
    {
        var before = errors.Count;
        reader.Find("name", required: true);
        var name = reader.Name("name");
        var plants = plantReader.Read(reader, shared);
        var length = reader.Duration("for", definition.Period, TestBounds.LongestCase) ?? Recorded(reader, plants);
        var seed = reader.Whole("seed", new NumberBounds(0, int.MaxValue / 512)) ?? 1;
        foreach (var signal in definition.Signals.Where(signal => !plants.ContainsKey(signal.Name)))
            reader.Fault("plants", DefinitionErrorCodes.MissingKey, $"Signal '{signal.Name}' has no plant: say in 'plants' what it measures.", signal.Name);
        var faults = new FaultReader(definition, plants, errors).Read(reader);
        var expected = new ExpectationReader(definition, length ?? definition.Period, errors).Read(reader);
        reader.Finish();
        if (errors.Count > before || length is not { } time || name is null)
            return null;
        var events = definition.Signals.Sum(signal => signal.Sources.Sum(source => time / (source.Input.PullPeriod ?? definition.Period))) + (time / definition.Period);
        if (events > TestBounds.Events)
            reader.Fault("for", DefinitionErrorCodes.TooLarge, $"So long a case has {events:0} steps and samples; at most {TestBounds.Events} are run: make it shorter.");
        return new LoopTestCase(name, reader.At.Line, time, seed, plants, faults, expected);
    }

    // A recording says itself how long it is.
    private TimeSpan? Recorded(MappingReader reader, ImmutableSortedDictionary<string, PlantSpec> plants)
    {
        if (reader.Has("for"))
            return null;
        var last = plants.Values.OfType<RecordedSpec>().SelectMany(recorded => recorded.Samples).Select(sample => sample.At).DefaultIfEmpty(TimeSpan.Zero).Max();
        if (last > TimeSpan.Zero)
            return last + definition.Period;
        reader.Find("for", required: true);
        return null;
    }
}

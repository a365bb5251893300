using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Definition.Parsing;
using OrleansHa.Loopctl.Testing.Plants;

namespace OrleansHa.Loopctl.Testing.Reading;

/// <summary>Reads <c>faults</c>: what goes wrong, at which time, for how long.</summary>
internal sealed class FaultReader(LoopDefinition definition, ImmutableSortedDictionary<string, PlantSpec> plants, ErrorSink errors)
{
    private const string OneOf = "source, output, takeover, store, load";

    private static readonly (string Word, SourceFaultKind Kind)[] Kinds =
    [
        ("stalled", SourceFaultKind.Stalled), ("stuck", SourceFaultKind.Stuck), ("disconnected", SourceFaultKind.Disconnected),
        ("no_value", SourceFaultKind.NoValue), ("wrong", SourceFaultKind.Wrong),
    ];

    public ImmutableArray<Fault> Read(MappingReader test)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        foreach (var reader in test.Mappings("faults", TestBounds.Faults, errors))
        {
            var at = reader.Time("at", required: true) ?? TimeSpan.Zero;
            var until = at + reader.Time("for");
            var fault = One(reader, at, until);
            reader.Finish();
            if (fault is not null)
                faults.Add(fault);
        }

        return faults.ToImmutable();
    }

    private Fault? One(MappingReader reader, TimeSpan at, TimeSpan? until)
    {
        if (reader.Has("source"))
            return Source(reader, at, until);
        if (reader.Has("output"))
        {
            reader.Word("is", ["down"], required: true);
            return reader.Word("output", [.. definition.Outputs.Select(output => output.Name)]) is { } output ? new OutputFault(at, until, output) : null;
        }

        if (reader.Has("takeover"))
        {
            return reader.Time("takeover") is { } gap ? new TakeoverFault(at, at + gap) : null;
        }

        if (reader.Has("store"))
            return reader.Word("store", ["away"]) is null ? null : new StoreFault(at, until);
        if (reader.Has("load"))
            return Load(reader, at, until);
        reader.Find(OneOf, required: true, oneOf: OneOf);
        return null;
    }

    private SourceFault? Source(MappingReader reader, TimeSpan at, TimeSpan? until)
    {
        var signal = reader.Word("signal", [.. definition.Signals.Select(one => one.Name)]);
        var candidates = definition.Signals.Where(one => signal is null || one.Name == signal).ToList();
        var source = reader.Word("source", [.. candidates.SelectMany(one => one.Sources).Select(one => one.Name).Distinct()]);
        var word = reader.Word("is", [.. Kinds.Select(kind => kind.Word)], required: true);
        var kind = Kinds.FirstOrDefault(one => one.Word == word).Kind;
        var value = reader.Number("value", NumberBounds.Finite, required: kind == SourceFaultKind.Wrong);
        var of = candidates.Where(one => one.Sources.Any(candidate => candidate.Name == source)).ToList();
        if (of.Count > 1)
            reader.Fault("source", DefinitionErrorCodes.MissingKey, $"Several signals have a source '{source}': say which one with 'signal'.", of[0].Name);
        return of.Count == 1 && word is not null ? new SourceFault(at, until, of[0].Name, source!, kind, value) : null;
    }

    private LoadFault? Load(MappingReader reader, TimeSpan at, TimeSpan? until)
    {
        var moved = plants.Where(plant => plant.Value is not RecordedSpec).Select(plant => plant.Key).ToList();
        var signal = reader.Word("signal", moved) ?? (moved.Count == 1 && !reader.Has("signal") ? moved[0] : null);
        var by = reader.Number("load", NumberBounds.Finite);
        if (signal is null && !reader.Has("signal"))
            reader.Fault("load", DefinitionErrorCodes.MissingKey, "Say which signal's plant carries the load with 'signal'.", moved.FirstOrDefault());
        return signal is not null && by is { } load ? new LoadFault(at, until, signal, load) : null;
    }
}

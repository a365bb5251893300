using System.Collections.Immutable;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Definition.Parsing;
using OrleansHa.Loopctl.Testing.Expectations;

namespace OrleansHa.Loopctl.Testing.Reading;

/// <summary>Reads <c>expect</c>: what has to hold.</summary>
internal sealed class ExpectationReader(LoopDefinition definition, TimeSpan length, ErrorSink errors)
{
    private static readonly string[] Modes = ["auto", "manual", "cascade", "tracking", "shadow", "out_of_service"];

    private readonly ImmutableArray<Expectation>.Builder _found = ImmutableArray.CreateBuilder<Expectation>();

    public ImmutableArray<Expectation> Read(MappingReader test)
    {
        if (test.Find("expect", required: true) is null || test.Mapping("expect") is not { } expect)
            return [];
        Read(expect, "settles", Settling);
        Read(expect, "overshoot", Overshooting);
        Read(expect, "deviation", Deviating);
        Read(expect, "final", Ending);
        Read(expect, "output", Bounding);
        foreach (var name in Count.Names)
            Read(expect, name, Counting);
        foreach (var moment in expect.Mappings("at", TestBounds.Moments, errors))
        {
            Take(Momentary(moment));
            moment.Finish();
        }

        expect.Finish();
        if (_found.Count == 0 && !errors.Any)
            test.Fault("expect", DefinitionErrorCodes.Empty, "Nothing is expected, so nothing is tested.");
        return _found.ToImmutable();
    }

    private void Read(MappingReader expect, string name, Func<MappingReader, string, Expectation?> read)
    {
        if (!expect.Has(name) || expect.Mapping(name) is not { } reader)
            return;
        Take(read(reader, name));
        reader.Finish();
    }

    private void Take(Expectation? found)
    {
        if (found is not null)
            _found.Add(found);
    }

    private Settles? Settling(MappingReader reader, string name)
    {
        var (band, within) = (reader.Number("band", NumberBounds.Positive, required: true), reader.Time("within", required: true));
        return About(reader) is { } value && band is { } width && within is { } time
            ? new Settles(value, width, reader.Time("from") ?? TimeSpan.Zero, time) { Name = name, Line = reader.At.Line, Column = reader.At.Column }
            : null;
    }

    private Overshoot? Overshooting(MappingReader reader, string name) => About(reader) is { } value && Most(reader) is { } most
        ? new Overshoot(value, most, reader.Time("from") ?? TimeSpan.Zero) { Name = name, Line = reader.At.Line, Column = reader.At.Column }
        : null;

    private Deviation? Deviating(MappingReader reader, string name)
    {
        var (from, to) = (reader.Time("from") ?? TimeSpan.Zero, reader.Time("to") ?? length);
        return About(reader) is { } value && Most(reader) is { } most
            ? new Deviation(value, most, from, to) { Name = name, Line = reader.At.Line, Column = reader.At.Column }
            : null;
    }

    private Final? Ending(MappingReader reader, string name)
    {
        var within = reader.Number("within", NumberBounds.NotNegative, required: true);
        return About(reader) is { } value && within is { } width
            ? new Final(value, width) { Name = name, Line = reader.At.Line, Column = reader.At.Column }
            : null;
    }

    private OutputBounds Bounding(MappingReader reader, string name)
    {
        var bounds = new OutputBounds(
            reader.Number("min", NumberBounds.Finite), reader.Number("max", NumberBounds.Finite), reader.Number("ratePerMinute", NumberBounds.NotNegative), reader.Time("from") ?? TimeSpan.Zero)
        { Name = name, Line = reader.At.Line, Column = reader.At.Column };
        if (bounds is { Min: null, Max: null, RatePerMinute: null })
            reader.Find("min", required: true, oneOf: "min, max, ratePerMinute");
        return bounds;
    }

    private Count Counting(MappingReader reader, string name)
    {
        var (min, max) = (reader.Whole("min", NumberBounds.NotNegative with { Max = int.MaxValue }), reader.Whole("max", NumberBounds.NotNegative with { Max = int.MaxValue }));
        if (min is null && max is null)
            reader.Find("min", required: true, oneOf: "min, max");
        return new Count(min, max) { Name = name, Line = reader.At.Line, Column = reader.At.Column };
    }

    private Moment? Momentary(MappingReader reader)
    {
        var time = reader.Time("time", required: true);
        if (time > length)
            reader.Fault("time", DefinitionErrorCodes.OutOfRange, "The case ends before this time.");
        var quality = reader.Word("quality", Enum.GetNames<Quality>()) is { } word ? Enum.Parse<Quality>(word) : (Quality?)null;
        var moment = new Moment(
            time ?? TimeSpan.Zero, quality, reader.Word("mode", Modes), reader.Number("value", NumberBounds.Finite), reader.Number("output", NumberBounds.Finite),
            reader.Number("within", NumberBounds.NotNegative) ?? 0, Health(reader))
        { Name = "at", Line = reader.At.Line, Column = reader.At.Column };
        if (moment is { Quality: null, Mode: null, Value: null, Output: null, Health.IsEmpty: true })
            reader.Find("quality", required: true, oneOf: "quality, mode, value, output, health");
        return time is null ? null : moment;
    }

    private ImmutableSortedDictionary<string, SourceHealth> Health(MappingReader reader)
    {
        var health = ImmutableSortedDictionary<string, SourceHealth>.Empty;
        if (reader.Mapping("health") is not { } sources)
            return health;
        var known = definition.Signals.SelectMany(signal => signal.Sources).Select(source => source.Name).ToList();
        var words = Enum.GetValues<SourceHealth>().ToDictionary(one => one.Word());
        foreach (var (name, at, _, path) in sources.Members())
        {
            if (!known.Contains(name))
                errors.Add(at, path, DefinitionErrorCodes.UnknownName, $"The loop has no source '{name}'; it has {string.Join(", ", known)}", NearestWord.Of(name, known));
            else if (sources.Word(name, [.. words.Keys]) is { } word)
                health = health.SetItem(name, words[word]);
        }

        return health;
    }

    private static double? Most(MappingReader reader) => reader.Number("max", NumberBounds.NotNegative, required: true);

    /// <summary>The set-point, where nothing else is said.</summary>
    private double? About(MappingReader reader)
    {
        if (reader.Has("value"))
            return reader.Number("value", NumberBounds.Finite);
        double? setpoint = definition.Controller switch
        {
            PidControllerDefinition pid => pid.Setpoint,
            RatioControllerDefinition ratio => ratio.Target,
            StepControllerDefinition step => step.Target,
            ExpressionControllerDefinition formula => formula.Setpoint,
            _ => null,
        };
        if (setpoint is null)
            reader.Find("value", required: true);
        return setpoint;
    }
}

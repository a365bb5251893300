using System.Collections.Immutable;
using OrleansHa.Grains.Control.Expressions;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Definition.Parsing;
using OrleansHa.Loopctl.Testing.Plants;

namespace OrleansHa.Loopctl.Testing.Reading;

/// <summary>Reads <c>plants</c>: what each signal measures.</summary>
internal sealed class PlantReader(LoopDefinition definition, string directory, ErrorSink errors)
{
    private static readonly string[] Models = ["first_order", "integrating", "expression", "recorded"];

    /// <param name="parent">The file, or a case.</param>
    /// <param name="known">What holds where nothing is said.</param>
    public ImmutableSortedDictionary<string, PlantSpec> Read(MappingReader parent, ImmutableSortedDictionary<string, PlantSpec> known)
    {
        if (parent.Mapping("plants") is not { } plants)
            return known;
        var signals = definition.Signals.Select(signal => signal.Name).ToList();
        foreach (var (name, at, node, path) in plants.Members())
        {
            if (!signals.Contains(name))
            {
                var nearest = NearestWord.Of(name, signals);
                var hint = nearest is null ? $"it has {string.Join(", ", signals)}" : $"did you mean '{nearest}'?";
                errors.Add(at, path, DefinitionErrorCodes.UnknownName, $"The loop has no signal '{name}'; {hint}", nearest);
            }
            else if (MappingReader.AsMapping(node, path, errors) is { } reader)
            {
                var spec = One(reader, name);
                reader.Finish();
                if (spec is not null)
                    known = known.SetItem(name, spec);
            }
        }

        return known;
    }

    private PlantSpec? One(MappingReader reader, string signal)
    {
        var model = reader.Word("model", Models, required: true);
        return model == "recorded" ? Recorded(reader, signal) : Moved(reader, model);
    }

    private PlantSpec? Moved(MappingReader reader, string? model)
    {
        var noise = reader.Number("noise", NumberBounds.NotNegative) ?? 0;
        var output = reader.Word("output", [.. definition.Outputs.Select(output => output.Name)]);
        PlantSpec? spec = model switch
        {
            "first_order" => FirstOrder(reader),
            "integrating" => Integrating(reader),
            "expression" => Formula(reader),
            _ => null,
        };
        return spec is null ? null : spec with { Noise = noise, Output = output };
    }

    private static FirstOrderSpec? FirstOrder(MappingReader reader)
    {
        var gain = reader.Number("gain", NumberBounds.Finite, required: true);
        var bias = reader.Number("bias", NumberBounds.Finite) ?? 0;
        var initial = reader.Number("initial", NumberBounds.Finite) ?? bias;
        reader.Find("timeConstant", required: true);
        var timeConstant = reader.Duration("timeConstant", TimeSpan.FromMilliseconds(1), TestBounds.LongestCase);
        var deadTime = reader.Time("deadTime") ?? TimeSpan.Zero;
        return gain is { } slope && timeConstant is { } time ? new FirstOrderSpec(slope, bias, time, deadTime, initial) : null;
    }

    private static IntegratingSpec? Integrating(MappingReader reader)
    {
        var gain = reader.Number("gain", NumberBounds.Finite, required: true);
        var drift = reader.Number("drift", NumberBounds.Finite) ?? 0;
        var initial = reader.Number("initial", NumberBounds.Finite) ?? 0;
        var deadTime = reader.Time("deadTime") ?? TimeSpan.Zero;
        var (min, max) = (reader.Number("min", NumberBounds.Finite) ?? double.MinValue, reader.Number("max", NumberBounds.Finite) ?? double.MaxValue);
        if (min < max)
            return gain is { } slope ? new IntegratingSpec(slope, drift, deadTime, initial, min, max) : null;
        reader.Fault("min", DefinitionErrorCodes.MinAboveMax, $"{min} is not below {max}.");
        return null;
    }

    private static FormulaSpec? Formula(MappingReader reader)
    {
        var text = reader.Text("next", required: true);
        var initial = reader.Number("initial", NumberBounds.Finite) ?? 0;
        var deadTime = reader.Time("deadTime") ?? TimeSpan.Zero;
        var step = reader.Duration("step", TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)) ?? TimeSpan.FromMilliseconds(100);
        if (text is null)
            return null;
        var compiled = Expression.Compile(text, FormulaSpec.Names, ExpressionType.Number);
        if (compiled.Expression is { } next)
            return new FormulaSpec(next, step, deadTime, initial);
        var nearest = compiled.Error!.Word is { } word ? NearestWord.Of(word, [.. FormulaSpec.Names, .. ExpressionFunctions.Names]) : null;
        reader.Fault("next", DefinitionErrorCodes.WrongForm, $"At {compiled.Error.Column} of the formula: {compiled.Error.Message}", nearest);
        return null;
    }

    private RecordedSpec? Recorded(MappingReader reader, string signal)
    {
        if (reader.Text("file", required: true) is not { } file)
            return null;
        try
        {
            var sources = definition.Signals.First(one => one.Name == signal).Sources.Select(source => source.Name);
            return new RecordedSpec(Recording.Read(Path.Combine(directory, file), [.. sources]));
        }
        catch (InvalidDataException wrong)
        {
            reader.Fault("file", DefinitionErrorCodes.WrongForm, wrong.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reader.Fault("file", DefinitionErrorCodes.UnknownName, $"The recording cannot be read: {error.Message}");
        }

        return null;
    }
}

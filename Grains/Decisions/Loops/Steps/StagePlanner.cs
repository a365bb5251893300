using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Expressions;
using OrleansHa.Grains.Control.Stages;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Processors;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Turns a valid definition's stages into what the pure parts need.</summary>
internal static class StagePlanner
{
    public static StageWork Plan(LoopDefinition definition, StageDefinition stage) => stage switch
    {
        ClampStageDefinition clamp => Inline(new ClampSettings(clamp.Min, clamp.Max), ClampStage.Apply),
        ScaleStageDefinition scale => Inline(new ScaleSettings(scale.Factor, scale.Offset), ScaleStage.Apply),
        LookupStageDefinition lookup => Inline(
            new LookupSettings([.. lookup.Table.Select(row => new LookupPoint(row.From, row.Output))], lookup.Interpolate), LookupStage.Apply),
        ExpressionStageDefinition formula => Formula(definition, stage, formula.Expr, ExpressionType.Number),
        ValidateStageDefinition condition => Formula(definition, stage, condition.Expr, ExpressionType.Condition),
        EwmaStageDefinition ewma => Grain(StageKind.Ewma, (StageParameters.Alpha, ewma.Alpha)),
        MedianWindowStageDefinition median => Grain(StageKind.MedianWindow, (StageParameters.Samples, median.Samples)),
        MovingAverageStageDefinition mean => Grain(StageKind.MovingAverage, (StageParameters.Samples, mean.Samples)),
        Kalman1dStageDefinition kalman => Grain(
            StageKind.Kalman1d, (StageParameters.ProcessNoise, kalman.ProcessNoise), (StageParameters.MeasurementNoise, kalman.MeasurementNoise),
            (StageParameters.InitialVariance, kalman.InitialVariance)),
        DerivativeStageDefinition derivative => Grain(
            StageKind.Derivative, (StageParameters.FilterSeconds, derivative.FilterTime.TotalSeconds), (StageParameters.PerSeconds, derivative.Per.TotalSeconds)),
        RateLimitStageDefinition limit => Grain(
            StageKind.RateLimit, (StageParameters.UpPerMinute, limit.RatePerMinute.Up), (StageParameters.DownPerMinute, limit.RatePerMinute.Down)),
        DeadbandStageDefinition deadband => Grain(StageKind.Deadband, (StageParameters.Width, deadband.Width)),
        AnomalyStageDefinition anomaly => Grain(
            StageKind.Anomaly, (StageParameters.Samples, anomaly.Samples), (StageParameters.Threshold, anomaly.Threshold),
            (StageParameters.Answer, (int)Answer(anomaly.Action))),
        HttpStageDefinition http => new HttpStageWork(http),
        CustomStageDefinition custom => new CustomStageWork(custom.Class, custom.Settings.ToDictionary()),
        _ => throw new NotSupportedException($"Loop {definition.Name} has a stage that cannot run: {stage.GetType().Name}."),
    };

    private static InlineStage Inline<TSettings>(TSettings settings, Func<Measured, TSettings, Measured> apply) =>
        new((input, _) => apply(input, settings));

    private static InlineStage Formula(LoopDefinition definition, StageDefinition stage, string text, ExpressionType type)
    {
        var names = FormulaNames.OfStage(definition, stage);
        var formula = FormulaNames.Compile(text, names, type);
        return new InlineStage((input, known) =>
        {
            var values = new Measured[names.Length];
            values[0] = input;
            for (var i = 1; i < values.Length; i++)
                values[i] = known[names[i]];
            return type == ExpressionType.Number ? FormulaStage.Compute(values, input, formula) : FormulaStage.Validate(values, input, formula);
        });
    }

    private static GrainStage Grain(StageKind kind, params ReadOnlySpan<(string Name, double? Value)> parameters)
    {
        var given = new Dictionary<string, double>();
        foreach (var (name, value) in parameters)
        {
            if (value is { } number)
                given[name] = number;
        }

        return new GrainStage(StageParameters.Word(kind), given);
    }

    private static AnomalyAnswer Answer(AnomalyAction action) => action switch
    {
        AnomalyAction.Replace => AnomalyAnswer.Replace,
        AnomalyAction.Reject => AnomalyAnswer.Reject,
        _ => AnomalyAnswer.Mark,
    };
}

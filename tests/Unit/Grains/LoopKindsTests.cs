using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>Each kind of stage and controller, from the text of a definition to the decision of a step.</summary>
public sealed class LoopKindsTests
{
    private const string Echo = "{ type: expression, expr: value, output: { min: -1000, max: 1000 } }";

    [Theory]
    [InlineData("{ type: scale, factor: 2, offset: 1 }", 1, 3, 7)]
    [InlineData("{ type: lookup, table: [ { from: 0, output: 0 }, { from: 4, output: 8 } ] }", 1, 3, 6)]
    [InlineData("{ type: expression, expr: \"value * 2 + level\" }", 1, 3, 9)]
    [InlineData("{ type: ewma, alpha: 0.5 }", 1, 3, 2)]
    [InlineData("{ type: moving_average, samples: 2 }", 1, 3, 2)]
    [InlineData("{ type: median_window, samples: 3 }", 1, 3, 2)]
    [InlineData("{ type: derivative }", 1, 3, 2)]
    [InlineData("{ type: rate_limit, ratePerMinute: 60 }", 1, 3, 2)]
    [InlineData("{ type: deadband, width: 5 }", 1, 3, 1)]
    [InlineData("{ type: kalman1d, processNoise: 1, measurementNoise: 1 }", 1, 4, 3)]
    [InlineData("{ type: anomaly, samples: 5 }", 1, 3, 3)]
    public async Task Stage_EachKind_TransformsWhatTheControllerSees(string stage, double first, double second, double expected)
    {
        var kit = LoopKit.Of(Echo, $"[ {{ name: work, {stage[2..]} ]");
        await kit.StepAsync(first);

        (await kit.OutputAsync(second))!.Value.ShouldBe(expected, 1e-12);
    }

    [Theory]
    [InlineData("hold_last", 5, Quality.Uncertain_LastUsableValue)]
    [InlineData("pass", -3, Quality.Uncertain)]
    [InlineData("bad", 5, Quality.Bad_SensorFailure)] // the controller holds its output
    [InlineData("substitute, substitute: 9", 9, Quality.Uncertain_SubstituteValue)]
    public async Task Validate_Refusal_IsAnsweredByOnError(string onError, double expected, Quality quality)
    {
        var kit = LoopKit.Of(Echo, $"[ {{ name: guard, type: validate, expr: \"value >= 0\", onError: {onError} }} ]");
        await kit.StepAsync(5);

        var result = await kit.StepAsync(-3);

        result.State.Last.Output.ShouldBe(expected);
        result.State.Last.Quality.ShouldBe(quality);
    }

    [Theory]
    [InlineData("{ type: hysteresis, low: 20, high: 25, action: direct }", 30, 1)]
    [InlineData("{ type: step, target: 50, table: [ { from: 10, change: 5 } ], output: { min: 1, max: 100, initial: 10 } }", 70, 15)]
    [InlineData("{ type: ratio, target: 50, output: { min: 1, max: 100, initial: 10 } }", 100, 20)]
    [InlineData("{ type: expression, setpoint: 7, expr: \"output + setpoint - level\", output: { min: 0, max: 100, initial: 10 } }", 2, 15)]
    [InlineData("{ type: threshold, table: [ { from: 10, output: 3 } ], below: 1 }", 11, 3)]
    public async Task Controller_EachKind_Decides(string controller, double sample, double expected)
    {
        var result = await LoopKit.Of(controller).StepAsync(sample);

        result.State.Last.Output.ShouldBe(expected);
        result.Decisions.ShouldHaveSingleItem().Value.ShouldBe(expected);
    }

    [Fact]
    public async Task Pid_WithEverything_StaysWithinItsRateWhateverTheSetpoint()
    {
        var kit = LoopKit.Of("""
            { type: pid, setpoint: 50, action: reverse, gains: { kp: 2, ki: 0.5, kd: 1 }, setpointWeights: { proportional: 0.5, derivative: 0.2 },
              derivativeFilter: 8, antiWindup: conditional, setpointRatePerMinute: 600, stabilization: { down: 3s },
              gainSchedule: { table: [ { from: 30, kp: 1, ki: 0.2 } ] }, output: { min: 0, max: 100, ratePerMinute: { up: 300, down: 600 } } }
            """.ReplaceLineEndings(" "));
        var (last, highest) = (0.0, 0.0);
        for (var i = 0; i < 60; i++)
        {
            var output = (await kit.OutputAsync(i % 20 < 10 ? 20 : 80))!.Value;
            (output - last).ShouldBeInRange(-10 - 1e-9, 5 + 1e-9, $"step {i}");
            (last, highest) = (output, Math.Max(highest, output));
        }

        highest.ShouldBeGreaterThan(20, "it did act");
    }

    [Fact]
    public async Task Ratio_ShortDip_IsHeldBackByTheStabilizationOfTheDefinition()
    {
        var kit = LoopKit.Of("{ type: ratio, target: 50, stabilization: { down: 10s }, output: { min: 1, max: 100, initial: 10 } }");
        for (var i = 0; i < 10; i++)
            (await kit.OutputAsync(25)).ShouldBe(10, $"second {i}");
        await kit.StepAsync(25);

        (await kit.OutputAsync(25))!.Value.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task Redeploy_FromEveryControllerToEveryOther_GoesOnFromTheOutputInForce()
    {
        const string Range = "output: { min: 0, max: 100, initial: 40, ratePerMinute: 60 }";
        string[] controllers =
        [
            $"{{ type: pid, setpoint: 50, action: reverse, gains: {{ kp: 9 }}, {Range} }}",
            $"{{ type: threshold, table: [ {{ from: 10, output: 90 }} ], below: 5, {Range} }}",
            $"{{ type: hysteresis, low: 5, high: 10, action: reverse, off: 10, on: 80, {Range} }}",
            $"{{ type: step, target: 5, cooldown: 0s, table: [ {{ from: 0, change: 20 }} ], {Range} }}",
            $"{{ type: ratio, target: 50, {Range.Replace("min: 0", "min: 1", StringComparison.Ordinal)} }}",
            $"{{ type: expression, expr: \"value * 3\", {Range} }}",
        ];
        var kit = LoopKit.Of(controllers[0]);
        var last = (await kit.OutputAsync(20))!.Value;
        var order = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            kit.Redeploy(controllers[order.Next(controllers.Length)], mode: order.Next(5) == 0 ? "manual" : "auto");
            var output = (await kit.OutputAsync(order.Next(0, 100)))!.Value;
            Math.Abs(output - last).ShouldBeLessThanOrEqualTo(1 + 1e-9, $"step {i}: {last} -> {output}");
            last = output;
        }
    }

    [Theory]
    [InlineData("{ type: pid, setpoint: 50, action: reverse, gains: { kp: 1, ki: 1 }, output: { min: 0, max: 100, ratePerMinute: 60 } }")]
    [InlineData("{ type: step, target: 5, cooldown: 0s, table: [ { from: 0, change: 20 } ], output: { min: 0, max: 100, ratePerMinute: 60 } }")]
    public async Task Shadow_DecidesWithoutActing_AndActingGoesOnFromWhatActed(string controller)
    {
        var kit = LoopKit.Of(controller);
        for (var i = 0; i < 10; i++)
            await kit.StepAsync(20);
        var acted = (await kit.OutputAsync(20))!.Value;
        kit.Redeploy(controller, mode: "shadow");
        for (var i = 0; i < 30; i++)
        {
            var shadow = await kit.StepAsync(20);
            shadow.Decisions.ShouldBeEmpty();
            shadow.ActualMode.ShouldBe("shadow");
        }

        var wished = (await kit.OutputAsync(20))!.Value;
        kit.Redeploy(controller);
        var back = await kit.StepAsync(20);

        wished.ShouldBeGreaterThan(acted + 10, "the shadow has decided on");
        back.State.Last.Output!.Value.ShouldBe(acted, 1 + 1e-9);
        back.State.Shadow.ShouldBeNull();
    }

    [Fact]
    public async Task Shadow_FromTheBeginning_NeverTellsAnOutput()
    {
        var kit = LoopKit.Of("{ type: ratio, target: 50, output: { min: 1, max: 100, initial: 10 } }", mode: "shadow");
        for (var i = 0; i < 5; i++)
            (await kit.StepAsync(100)).Decisions.ShouldBeEmpty();

        kit.Redeploy("{ type: ratio, target: 50, output: { min: 1, max: 100, initial: 10 } }");
        (await kit.StepAsync(50)).Decisions.ShouldHaveSingleItem().Value.ShouldBe(10);
    }

    [Fact]
    public void FormulaCheck_WrongFormulas_SaysWhereInTheText()
    {
        var text = LoopKit.Text(
            "{ type: expression, expr: \"outptu + 1\", output: { min: 0, max: 1 } }",
            "[ { name: a, type: expression, expr: \"value + b\" }, { name: b, type: validate, expr: \"value + 1\" } ]");
        var definition = LoopDefinitionParser.Parse(text).Definition!;

        var problems = FormulaCheck.Problems(definition, text);

        problems.Select(problem => problem.Path).ShouldBe(["spec.stages[0].expr", "spec.stages[1].expr", "spec.controller.expr"]);
        var lines = text.Split('\n');
        lines[problems[0].Line - 1][(problems[0].Column - 1)..].ShouldStartWith("b\"", Case.Sensitive, "a later stage is not known yet");
        lines[problems[1].Line - 1][(problems[1].Column - 1)..].ShouldStartWith("value + 1");
        lines[problems[2].Line - 1][(problems[2].Column - 1)..].ShouldStartWith("outptu");
        problems[2].Nearest.ShouldBe("output");
    }
}

using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Loops.State;

namespace OrleansHa.Tests.Unit.Grains;

public sealed class OperationStepTests
{
    private const string Pid = "{ type: pid, setpoint: 50, action: reverse, gains: { kp: 1, ki: 0.1 }, output: { min: 0, max: 100, initial: 40, ratePerMinute: 300 } }";

    [Fact]
    public async Task Manual_WithAnOutput_GoesThereAtTheRateAndBackWithoutAJump()
    {
        var kit = LoopKit.Of(Pid);
        var last = (await kit.OutputAsync(45))!.Value;
        kit.Operate(LoopOperationKind.Mode, "manual", output: 90);
        for (var i = 0; i < 20; i++)
        {
            var result = await kit.StepAsync(45);
            result.ActualMode.ShouldBe("manual");
            result.State.Last.Quality.ShouldBe(Quality.Good_LocalOverride);
            Math.Abs(result.State.Last.Output!.Value - last).ShouldBeLessThanOrEqualTo(5 + 1e-9);
            last = result.State.Last.Output!.Value;
        }

        last.ShouldBe(90);
        kit.Operate(LoopOperationKind.Mode);

        var back = await kit.StepAsync(45);

        back.ActualMode.ShouldBe("auto");
        Math.Abs(back.State.Last.Output!.Value - 90).ShouldBeLessThan(1, "the integral starts from where the operator left the output");
    }

    [Fact]
    public async Task Pause_InAnyMode_KeepsTheOutputUntilResume()
    {
        var kit = LoopKit.Of(Pid);
        var held = await kit.OutputAsync(45);
        kit.Operate(LoopOperationKind.Pause).Outcome.ShouldBe(OperationOutcome.Applied);
        kit.Operate(LoopOperationKind.Mode, "manual", output: 10);

        (await kit.OutputAsync(20)).ShouldBe(held);
        (await kit.StepAsync(20)).ActualMode.ShouldBe("manual");

        kit.Operate(LoopOperationKind.Resume);
        (await kit.OutputAsync(20))!.Value.ShouldBe(held!.Value - 5, 1e-9, "the mode asked for meanwhile begins");
    }

    [Fact]
    public async Task Setpoint_ChangedAndGivenBack_IsRampedAsTheDefinitionSays()
    {
        var kit = LoopKit.Of(Pid.Replace("gains:", "setpointRatePerMinute: 60, gains:", StringComparison.Ordinal));
        for (var i = 0; i < 20; i++)
            await kit.StepAsync(50);
        kit.Operate(LoopOperationKind.Setpoint, setpoint: 80).Code.ShouldBeNull();

        var result = await kit.StepAsync(50);

        result.State.Last.Setpoint.ShouldBe(80);
        result.State.Pid.Setpoint!.Value.ShouldBe(51, 1e-9);
        kit.Operate(LoopOperationKind.Setpoint);
        (await kit.StepAsync(50)).State.Last.Setpoint.ShouldBe(50);
    }

    [Fact]
    public async Task Redeploy_SayingTheSame_LeavesTheOperatorsWordAndAnotherWins()
    {
        var kit = LoopKit.Of(Pid);
        await kit.StepAsync(45);
        kit.Operate(LoopOperationKind.Mode, "manual", output: 60);
        kit.Operate(LoopOperationKind.Setpoint, setpoint: 70);

        kit.Redeploy(Pid.Replace("kp: 1", "kp: 2", StringComparison.Ordinal));
        (await kit.StepAsync(45)).ShouldSatisfyAllConditions(step => step.ActualMode.ShouldBe("manual"), step => step.State.Last.Setpoint.ShouldBe(70));

        kit.Redeploy(Pid.Replace("setpoint: 50", "setpoint: 55", StringComparison.Ordinal), mode: "out_of_service");
        (await kit.StepAsync(45)).ShouldSatisfyAllConditions(step => step.ActualMode.ShouldBe("out_of_service"), step => step.State.Last.Setpoint.ShouldBe(55));

        kit.Redeploy(Pid);
        (await kit.StepAsync(45)).ActualMode.ShouldBe("auto", "a word that was overtaken does not come back");
    }

    [Fact]
    public async Task Tracking_TellsOutputsNothing_AndTellsThemOnReturn()
    {
        var kit = LoopKit.Of(Pid);
        await kit.StepAsync(50);
        kit.Operate(LoopOperationKind.Mode, "tracking", output: 80);
        for (var i = 0; i < 10; i++)
            (await kit.StepAsync(50)).Decisions.ShouldBeEmpty();
        kit.State.Last.Output.ShouldBe(80);

        kit.Operate(LoopOperationKind.Mode, "manual");

        (await kit.StepAsync(50)).Decisions.ShouldHaveSingleItem().Value.ShouldBe(80);
        (await kit.StepAsync(50)).Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task ManualAfterShadow_WithoutAnOutput_StaysAtWhatActedAndNotAtTheWish()
    {
        var kit = LoopKit.Of(Pid);
        var acted = await kit.OutputAsync(50);
        kit.Operate(LoopOperationKind.Mode, "shadow");
        for (var i = 0; i < 10; i++)
            await kit.StepAsync(10);
        kit.State.Last.Output.ShouldNotBe(acted);

        kit.Operate(LoopOperationKind.Mode, "manual");

        (await kit.OutputAsync(10)).ShouldBe(acted);
    }

    [Theory]
    [InlineData("sideways", null, null, "mode")]
    [InlineData("cascade", null, null, "mode")]
    [InlineData("auto", 5.0, null, "mode")]
    [InlineData("manual", 101.0, null, "mode")]
    [InlineData("manual", double.NaN, null, "mode")]
    [InlineData(null, null, 5000.0, "setpoint")]
    [InlineData(null, null, double.PositiveInfinity, "setpoint")]
    public void Operation_ThatCannotBe_IsRefusedAndChangesNothing(string? mode, double? output, double? setpoint, string kind)
    {
        var kit = LoopKit.Of(Pid);

        var verdict = kit.Operate(kind == "mode" ? LoopOperationKind.Mode : LoopOperationKind.Setpoint, mode, output, setpoint);

        verdict.Code.ShouldBe(LoopErrorCodes.InvalidOperation);
        kit.State.Operator.ShouldBeNull();
    }

    [Fact]
    public void Setpoint_OfAControllerWithoutOne_IsRefused() =>
        LoopKit.Of("{ type: threshold, table: [ { from: 10, output: 3 } ], below: 1 }").Operate(LoopOperationKind.Setpoint, setpoint: 5).Code
            .ShouldBe(LoopErrorCodes.InvalidOperation);

    [Fact]
    public async Task Key_UsedAgain_RepeatsOrIsRefusedAndTheMemoryIsBounded()
    {
        var kit = LoopKit.Of(Pid);
        var first = kit.Operate(LoopOperationKind.Mode, "manual", output: 60, key: "a");
        await kit.StepAsync(50);

        kit.Operate(LoopOperationKind.Mode, "manual", output: 60, key: "a").ShouldBe(first with { Outcome = OperationOutcome.Repeated });
        kit.Operate(LoopOperationKind.Mode, "manual", output: 61, key: "a").Code.ShouldBe(LoopErrorCodes.KeyReused);
        kit.Operate(LoopOperationKind.Pause, key: "").Code.ShouldBe(LoopErrorCodes.InvalidOperation);
        kit.Operate(LoopOperationKind.Pause, key: new string('k', 129)).Code.ShouldBe(LoopErrorCodes.InvalidOperation);

        for (var i = 0; i < 500; i++)
            kit.Operate(LoopOperationKind.Resume, key: $"key {i}");
        kit.State.Operator!.Done.Entries.Length.ShouldBe(OperationMemory.Capacity * 16);
        kit.Operate(LoopOperationKind.Resume, key: "key 499").Outcome.ShouldBe(OperationOutcome.Repeated);
    }
}

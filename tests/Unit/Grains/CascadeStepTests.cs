using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>Two loops, an outer and an inner one, that exchange after every step as their grains do.</summary>
public sealed class CascadeStepTests
{
    private const string OuterText = "{ type: pid, setpoint: 60, action: reverse, gains: { kp: 0.5, ki: 0.05 }, output: { min: 0, max: 100, initial: 30 } }";
    private const string InnerText = "{ type: cascade, setpointFrom: { loop: master, maxAge: 5s }, gains: { kp: 1, ki: 0.2 }, action: reverse, output: { min: 0, max: 100, ratePerMinute: 600 } }";

    private readonly LoopKit _outer = LoopKit.Of(OuterText);
    private readonly LoopKit _inner = LoopKit.Of(InnerText, mode: "cascade");
    private string _outerMode = "";
    private string _innerMode = "";

    [Fact]
    public async Task Inner_WithAFreshOuter_TakesItsOutputAsSetpoint()
    {
        await BothAsync(5);

        _innerMode.ShouldBe("cascade");
        _outerMode.ShouldBe("auto");
        _inner.State.Last.Setpoint.ShouldBe(_outer.State.Last.Output);
        _inner.State.Last.Quality.ShouldBe(Quality.Good);
    }

    [Fact]
    public async Task Inner_OuterAway_HoldsTheSetpointAsLastUsable()
    {
        await BothAsync(5);
        var held = _inner.State.Last.Setpoint;

        for (var i = 0; i < 10; i++)
            await InnerAsync();

        _innerMode.ShouldBe("auto");
        _inner.State.Last.Setpoint.ShouldBe(held);
        _inner.State.Last.Quality.ShouldBe(Quality.Uncertain_LastUsableValue);
    }

    [Fact]
    public async Task Inner_NeverHeardOfTheOuter_DecidesNothing()
    {
        await InnerAsync();

        _innerMode.ShouldBe("manual");
        _inner.State.Last.Output.ShouldBeNull();
        _inner.State.Last.Quality.IsBad().ShouldBeTrue();
    }

    [Fact]
    public async Task Outer_InnerInManual_TracksAndTheReturnIsBumpless()
    {
        await BothAsync(5);
        _inner.Operate(LoopOperationKind.Mode, "auto");
        await BothAsync(1);
        _inner.Operate(LoopOperationKind.Setpoint, setpoint: 12);
        await BothAsync(5);

        _outerMode.ShouldBe("tracking");
        _outer.State.Last.Output.ShouldBe(12);

        _inner.Operate(LoopOperationKind.Mode);
        await BothAsync(1);
        _inner.State.Last.Setpoint!.Value.ShouldBe(12, 1e-9, "it follows from where it was");
        _innerMode.ShouldBe("cascade");
        var before = _outer.State.Last.Output!.Value;
        await BothAsync(1);
        _outerMode.ShouldBe("auto");
        Math.Abs(_outer.State.Last.Output!.Value - before).ShouldBeLessThan(2, "one step of the outer integral");
    }

    [Fact]
    public async Task Outer_InnerSilent_TracksItsSetpointAndForgetsItAfterLong()
    {
        await BothAsync(5);
        var held = _inner.State.Last.Setpoint!.Value;

        for (var i = 0; i < 10; i++)
            await OuterAsync();
        _outerMode.ShouldBe("tracking");
        _outer.State.Last.Output!.Value.ShouldBe(held, 1e-9);

        await _outer.StepAsync(20, Followers.Forgotten);
        await OuterAsync();
        _outerMode.ShouldBe("auto");
        _outer.State.Followers.ShouldBeNull();
    }

    [Fact]
    public async Task Inner_AfterAnOutage_WaitsUntilTheOuterHasMetIt()
    {
        await BothAsync(3);
        var held = _inner.State.Last.Setpoint!.Value;
        for (var i = 0; i < 8; i++)
            await InnerAsync();
        // The outer one comes back elsewhere, far away from where the inner one stands, and slowly.
        _outer.Redeploy(OuterText.Replace("initial: 30", "initial: 30, ratePerMinute: 120", StringComparison.Ordinal));
        _outer.Operate(LoopOperationKind.Mode, "manual", output: 90);
        for (var i = 0; i < 30; i++)
            await OuterAsync();
        _outer.Operate(LoopOperationKind.Mode);

        for (var i = 0; i < 60 && _innerMode != "cascade"; i++)
        {
            await BothAsync(1);
            _inner.State.Last.Setpoint!.Value.ShouldBe(held, 1e-6);
        }

        _innerMode.ShouldBe("cascade");
    }

    [Fact]
    public async Task Inner_OutputOfAReplacedOwner_IsNotHeard()
    {
        await BothAsync(3);
        var known = _inner.Outer!;
        _inner.Outer = known with { Epoch = 9, Output = Measured.Good(40, _inner.Now) };
        await _inner.StepAsync(20);
        _inner.Outer = known with { Epoch = 8, Seq = 99, Output = Measured.Good(99, _inner.Now.AddSeconds(1)) };

        (await _inner.StepAsync(20)).State.Last.Setpoint.ShouldBe(40);
    }

    [Theory]
    [InlineData("shadow")]
    [InlineData("out_of_service")]
    public async Task Inner_OuterWithoutAnOutputToFollow_Holds(string mode)
    {
        await BothAsync(3);
        _outer.Operate(LoopOperationKind.Mode, mode);
        await BothAsync(2);

        _innerMode.ShouldBe("auto");
        _inner.State.Last.Quality.ShouldBe(Quality.Uncertain_LastUsableValue);
    }

    private async Task BothAsync(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            await OuterAsync();
            _inner.Outer = Said();
            await InnerAsync();
            _outer.Hear(Report());
        }
    }

    private CascadeReport Report() => new()
    {
        Loop = "slave",
        Epoch = 1,
        Seq = _inner.State.Steps,
        Following = _innerMode == "cascade",
        Setpoint = _inner.State.Last.Setpoint,
        Period = TimeSpan.FromSeconds(1),
    };

    private async Task OuterAsync() => _outerMode = (await _outer.StepAsync(50)).ActualMode;

    private async Task InnerAsync() => _innerMode = (await _inner.StepAsync(20)).ActualMode;

    private OuterOutput Said()
    {
        var last = _outer.State.Last;
        var follows = !_outer.State.IsInShadow && last.Quality != Quality.Bad_OutOfService;
        // Clocks differ: the inner loop counts from when it heard.
        return new OuterOutput(new Measured(follows ? last.Output : null, last.Quality, _inner.Now.AddSeconds(1)), 1, _outer.State.Steps,
            Followers.IsReady(_outer.State, _outer.Plan, Report(), _outerMode, _outer.Now));
    }
}

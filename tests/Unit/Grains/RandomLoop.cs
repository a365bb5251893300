using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>
/// A random definition and a random life: samples of any quality or none, pauses, operations, redeploys, inner and outer loops.
/// Every act is drawn from the seed before it is done, so that a life can be done again from any of its steps.
/// </summary>
internal sealed class RandomLoop
{
    internal const double UpPerSecond = 5;
    internal const double DownPerSecond = 10;
    internal const double Low = 1;
    internal const double High = 100;

    private const string Range = "output: { min: 1, max: 100, initial: 40, ratePerMinute: { up: 300, down: 600 } }";

    internal static readonly string[] Controllers =
    [
        $"{{ type: pid, setpoint: 50, action: reverse, gains: {{ kp: 9, ki: 1, kd: 2 }}, setpointRatePerMinute: 600, {Range} }}",
        $"{{ type: pid, setpoint: 20, action: direct, gains: {{ kp: 200, ki: 50 }}, antiWindup: conditional, stabilization: {{ up: 2s }}, {Range} }}",
        $"{{ type: cascade, setpointFrom: {{ loop: master, maxAge: 3s, initial: 30 }}, gains: {{ kp: 3, ki: 1 }}, action: reverse, {Range} }}",
        $"{{ type: threshold, table: [ {{ from: 10, output: 90 }} ], below: 5, {Range} }}",
        $"{{ type: hysteresis, low: 5, high: 10, action: reverse, off: 10, on: 80, {Range} }}",
        $"{{ type: step, target: 5, cooldown: 2s, table: [ {{ from: 0, change: 20 }} ], {Range} }}",
        $"{{ type: ratio, target: 50, {Range.Replace("initial", "deadband: 2, initial", StringComparison.Ordinal)} }}",
        $"{{ type: expression, expr: \"value * 3 + setpoint\", setpoint: 4, {Range} }}",
        $"{{ type: custom, class: Wild, setpoint: 4, {Range} }}",
    ];

    private static readonly string[] Stages =
    [
        "type: ewma, alpha: 0.3", "type: median_window, samples: 3", "type: moving_average, samples: 4", "type: kalman1d, processNoise: 1, measurementNoise: 2",
        "type: derivative, filterTime: 2s", "type: rate_limit, ratePerMinute: 120", "type: deadband, width: 3", "type: clamp, min: -50, max: 60",
        "type: scale, factor: 2, offset: -3", "type: lookup, table: [ { from: 0, output: 5 }, { from: 50, output: 80 } ]",
        "type: validate, expr: \"value < 70\"", "type: validate, expr: \"value > 0\", onError: pass", "type: validate, expr: \"value > 0\", onError: bad",
        "type: validate, expr: \"value > 0\", onError: substitute, substitute: 7", "type: expression, expr: \"value / level\"",
        "type: custom, class: Double", "type: custom, class: Gone", "type: anomaly, samples: 5, action: replace", "type: anomaly, samples: 5, action: reject",
    ];

    private static readonly string[] Modes = ["auto", "manual", "tracking", "shadow", "out_of_service", "cascade"];

    private readonly Random _chance;
    private readonly Random _texts;

    internal RandomLoop(int seed)
    {
        _chance = new Random(seed);
        _texts = new Random(seed + 1);
        Kit = LoopKit.Of(Pick(_texts, Controllers), StageList(_texts));
    }

    internal LoopKit Kit { get; }

    /// <summary>The next act, to be done now and perhaps again.</summary>
    internal Func<LoopKit, Task<StepResult>> Next()
    {
        var (redeploy, operate, report, sample) = (_chance.Next(12) == 0, _chance.Next(6) == 0, _chance.Next(5) == 0, _chance.Next(5) > 0);
        var (controller, stages) = (Pick(_texts, Controllers), StageList(_texts));
        var definedMode = controller.Contains("cascade", StringComparison.Ordinal) ? "cascade" : Pick(_texts, Modes[..5]);
        var (kind, mode) = ((LoopOperationKind)_chance.Next(4), _chance.Next(4) == 0 ? null : Pick(_chance, Modes));
        double? output = mode is "manual" or "tracking" && _chance.Next(2) == 0 ? _chance.Next(0, 120) : null;
        double? setpoint = _chance.Next(3) == 0 ? null : _chance.Next(-200, 200);
        var value = _chance.Next(8) == 0 ? double.BitIncrement(_chance.Next(-1000, 1000)) : (_chance.NextDouble() * 200) - 50;
        var quality = _chance.Next(6) == 0 ? (OrleansHa.Grains.Interfaces.Quality?)(int)Pick(_chance, Enum.GetValues<Quality>()) : null;
        var after = TimeSpan.FromMilliseconds(_chance.Next(10) == 0 ? _chance.Next(0, 60_000) : _chance.Next(200, 1500));
        var (heard, following) = (_chance.Next(3), _chance.Next(2) == 0);
        var (outerValue, ready, told) = (_chance.NextDouble() * 80, _chance.Next(2) == 0, _chance.NextDouble() * 120);
        return async kit =>
        {
            if (redeploy)
                kit.Redeploy(controller, stages, definedMode);
            if (operate)
                kit.Operate(kind, mode, output, setpoint);
            if (report)
                kit.Hear(new CascadeReport { Loop = "inner", Epoch = 1, Seq = kit.State.Steps, Following = following, Setpoint = told, Period = TimeSpan.FromSeconds(1) });
            if (heard > 0)
                kit.Outer = new OuterOutput(heard == 1 ? Measured.Good(outerValue, kit.Now) : Measured.Missing(Quality.Bad_OutOfService, kit.Now), 1, kit.State.Steps, ready);
            return await kit.StepAsync(sample ? value : null, after, quality);
        };
    }

    private static string StageList(Random chance)
    {
        var list = Enumerable.Range(0, chance.Next(4)).Select(i => $"{{ name: stage-{i}, {Pick(chance, Stages)} }}");
        return $"[ {string.Join(", ", list)} ]";
    }

    private static T Pick<T>(Random chance, IReadOnlyList<T> of) => of[chance.Next(of.Count)];
}

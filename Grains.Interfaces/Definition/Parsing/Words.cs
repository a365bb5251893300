namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Every closed set of words in a definition.</summary>
internal static class Words
{
    internal static readonly WordList<LoopMode> Modes = new(
        [("auto", LoopMode.Auto), ("manual", LoopMode.Manual), ("out_of_service", LoopMode.OutOfService)],
        later: ["cascade", "tracking", "shadow"]);

    internal static readonly WordList<StepTrigger> Triggers = new([("period", StepTrigger.Period), ("signal", StepTrigger.Signal)]);

    internal static readonly WordList<StandbyKind> Standbys = new([("none", StandbyKind.None)], later: ["hot"]);

    internal static readonly WordList<SpreadBy> Spreads = new([("zone", SpreadBy.Zone)]);

    internal static readonly WordList<StateConsistency> Consistencies = new([("strong", StateConsistency.Strong)], later: ["eventual"]);

    internal static readonly WordList<StoreLossAction> StoreLosses = new([("hold", StoreLossAction.Hold)], later: ["continue"]);

    internal static readonly WordList<SelectorType> Selectors = new(
        [("failover", SelectorType.Failover), ("median", SelectorType.Median)],
        later: ["average", "vote2oo3", "quorum", "max", "min", "load_balance"]);

    internal static readonly WordList<SignalFailAction> FailActions = new(
    [
        ("hold_last", SignalFailAction.HoldLast), ("substitute", SignalFailAction.Substitute), ("fail_low", SignalFailAction.FailLow),
        ("fail_high", SignalFailAction.FailHigh), ("manual", SignalFailAction.Manual),
    ]);

    internal static readonly WordList<StageType> Stages = new(
        [("ewma", StageType.Ewma), ("clamp", StageType.Clamp)],
        later:
        [
            "median_window", "moving_average", "kalman1d", "derivative", "rate_limit", "deadband", "scale", "lookup", "validate",
            "expression", "anomaly", "http", "custom",
        ]);

    internal static readonly WordList<ControllerType> Controllers = new(
        [("pid", ControllerType.Pid), ("threshold", ControllerType.Threshold)],
        later: ["hysteresis", "step", "ratio", "cascade", "expression", "custom"]);

    internal static readonly WordList<ControllerAction> Actions = new([("direct", ControllerAction.Direct), ("reverse", ControllerAction.Reverse)]);

    internal static readonly WordList<AntiWindup> AntiWindups = new([("back_calculation", AntiWindup.BackCalculation)]);

    internal static readonly WordList<QualityFloor> Floors = new([("good", QualityFloor.Good), ("uncertain", QualityFloor.Uncertain)]);

    internal static readonly WordList<OutputMethod> Methods = new([("POST", OutputMethod.Post), ("PUT", OutputMethod.Put), ("PATCH", OutputMethod.Patch)]);

    internal static readonly WordList<RetryPolicy> Retries = new([("exponential", RetryPolicy.Exponential)]);

    internal static readonly WordList<CoalesceRule> Coalesces = new([("latest", CoalesceRule.Latest), ("none", CoalesceRule.None)]);

    internal static readonly WordList<PartitionRule> Partitions = new([("hold", PartitionRule.Hold), ("duplicate", PartitionRule.Duplicate)]);
}

using OrleansHa.Loopctl.Testing.Expectations;

namespace OrleansHa.Loopctl.Testing.Reports;

/// <summary>A case's outcome as <c>-o json</c> and <c>-o yaml</c> write it; values in the units of the definition, times in seconds.</summary>
internal sealed record CaseReport
{
    public required string File { get; init; }

    public required string Loop { get; init; }

    public required string Case { get; init; }

    public required bool Passed { get; init; }

    public required double Seconds { get; init; }

    public required int Seed { get; init; }

    public int Steps { get; init; }

    /// <summary>Into 2 % of the way from where it began; null without a set-point, or when it never is.</summary>
    public double? SettledAfter { get; init; }

    public double? Overshoot { get; init; }

    public double? FinalValue { get; init; }

    public double? OutputLow { get; init; }

    public double? OutputHigh { get; init; }

    public long Decisions { get; init; }

    public long DeadLetters { get; init; }

    public long Takeovers { get; init; }

    public required IReadOnlyList<CheckReport> Checks { get; init; }

    public static CaseReport Of(LoopTestFile file, CaseResult result)
    {
        var rows = result.Trace?.Rows ?? [];
        var (first, last) = (rows.Count == 0 ? null : rows[0].Process, rows.Count == 0 ? null : rows[^1].Process);
        var setpoint = result.Trace?.Setpoint;
        // 2 % of the way is what control engineers call settled.
        var band = setpoint is { } goal && first is { } start ? Math.Abs(goal - start) * 0.02 : (double?)null;
        return new CaseReport
        {
            File = file.Path,
            Loop = file.Definition.Name,
            Case = result.Case.Name,
            Passed = result.Passed,
            Seconds = result.Case.Length.TotalSeconds,
            Seed = result.Case.Seed,
            Steps = rows.Count,
            SettledAfter = band > 0 ? Settles.Time(result.Trace!, setpoint!.Value, band.Value, TimeSpan.Zero)?.TotalSeconds : null,
            Overshoot = setpoint is { } about ? Expectations.Overshoot.Of(result.Trace!, about, TimeSpan.Zero) : null,
            FinalValue = last,
            OutputLow = rows.Min(row => row.Output),
            OutputHigh = rows.Max(row => row.Output),
            Decisions = result.Trace?.Emitted ?? 0,
            DeadLetters = result.Trace?.DeadLettered ?? 0,
            Takeovers = result.Trace?.End.Takeovers ?? 0,
            Checks = [.. result.Checks.Select(check => new CheckReport(check.Name, check.Holds, check.Expected, check.Actual, check.Line, check.Column))],
        };
    }
}

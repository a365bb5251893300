using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.State;

namespace OrleansHa.Loopctl.Testing.Running;

/// <summary>What a run did.</summary>
/// <param name="Definition">The loop.</param>
/// <param name="Setpoint">Null for a controller without one.</param>
/// <param name="Rows">One per committed step.</param>
/// <param name="End">The state after the last.</param>
/// <param name="Duplicates">Decisions that reached an endpoint twice, under the same key.</param>
/// <param name="Broken">What must hold in every run and did not.</param>
internal sealed record Trace(
    LoopDefinition Definition, double? Setpoint, IReadOnlyList<TraceRow> Rows, LoopState End, int Duplicates, ImmutableArray<string> Broken)
{
    public TraceRow? Last => Rows.Count == 0 ? null : Rows[^1];

    public TraceRow? At(TimeSpan time) => Rows.LastOrDefault(row => row.At <= time);

    public IEnumerable<TraceRow> From(TimeSpan time) => Rows.Where(row => row.At >= time);

    public long Emitted => End.Outputs.Values.Sum(ledger => ledger.Emitted);

    public long DeadLettered => End.Outputs.Values.Sum(ledger => ledger.DeadLettered);

    public long Superseded => End.Outputs.Values.Sum(ledger => ledger.Superseded);

    public long Delivered => End.Outputs.Values.Sum(ledger => ledger.Delivered);

    public long Alerts => Definition.Outputs.Where(output => output.Target is AlertOutputTarget or AlertmanagerOutputTarget)
        .Sum(output => End.Outputs.GetValueOrDefault(output.Name)?.Emitted ?? 0);
}

using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>Steps, and single decisions of them, that may act only after their commit.</summary>
internal sealed class StepActions(LoopOutputs outputs)
{
    private readonly List<DecidedStep> _steps = [];
    private readonly List<OutboxEntry> _decisions = [];

    /// <summary>Whether nothing waits for a commit.</summary>
    public bool IsEmpty => _steps.Count == 0 && _decisions.Count == 0;

    public void Hold(DecidedStep step) => _steps.Add(step);

    public void Clear() => _steps.Clear();

    /// <returns>False when it has been committed meanwhile, and acts by that.</returns>
    public bool TakeOut(DecidedStep step) => _steps.Remove(step);

    /// <summary>The steps that a commit lets act.</summary>
    public IReadOnlyList<DecidedStep> TakeUpTo(long seq)
    {
        if (_steps.Count == 1 && _steps[0].Report.Seq <= seq)
        {
            var only = _steps[0];
            _steps.Clear();
            return [only];
        }

        var free = _steps.FindAll(step => step.Report.Seq <= seq);
        _steps.RemoveAll(step => step.Report.Seq <= seq);
        return free;
    }

    /// <summary>Delivers what may go out while another owner cannot be ruled out; the rest waits for its commit.</summary>
    public void DispatchWithoutStore(LoopPlan plan, IReadOnlyList<OutboxEntry> decisions)
    {
        var free = new List<OutboxEntry>();
        foreach (var decision in decisions)
        {
            var output = plan.Definition.Outputs.FirstOrDefault(output => output.Name == decision.Output);
            if (output is { OnPartition: PartitionRule.Duplicate })
                free.Add(decision);
            else
                HoldBack(decision, output is { Delivery.Coalesce: CoalesceRule.Latest });
        }

        outputs.Dispatch(free);
    }

    /// <summary>Delivers the decisions that a commit lets act.</summary>
    public void ReleaseUpTo(long seq)
    {
        if (_decisions.Count == 0)
            return;
        outputs.Dispatch(_decisions.FindAll(decision => decision.Seq <= seq));
        _decisions.RemoveAll(decision => decision.Seq <= seq);
    }

    private void HoldBack(OutboxEntry decision, bool coalesce)
    {
        if (coalesce && _decisions.Find(earlier => earlier.Output == decision.Output) is { } overtaken)
        {
            _decisions.Remove(overtaken);
            outputs.Supersede(overtaken);
        }

        _decisions.Add(decision);
    }
}

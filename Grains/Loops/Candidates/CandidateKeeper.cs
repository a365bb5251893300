using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops.Candidates;

/// <summary>
/// Lets a candidate decide after each committed step on what that step saw. Nothing waits for it: one that is still busy skips
/// the step, and one that fails is counted. Its findings go into the loop's state and so with the next commit.
/// </summary>
internal sealed class CandidateKeeper(
    string loop, LoopServices services, IGrainFactory grains, Action<string, Func<CandidateState, CandidateState?>> change)
{
    private static readonly TimeSpan ReadBound = TimeSpan.FromSeconds(5);

    // Stages with a memory have grains of their own under this name, which no loop can have.
    private readonly StageRunner _stages = new(StageOwner(loop), grains, services.Time, services.Logger, services.Stages);
    private string? _hash;
    private bool _busy;

    public LoopPlan? Plan { get; private set; }

    public static string StageOwner(string loop) => $"{loop}@candidate";

    public void Use(LoopPlan plan, string hash) => (Plan, _hash) = (plan, hash);

    public void Compare(StepReport report, OuterOutput? outer, long epoch)
    {
        if (report.State.Candidate is not { } candidate)
        {
            (Plan, _hash) = (null, null);
            return;
        }

        if (_busy)
            change(candidate.Hash, known => known with { Skipped = known.Skipped + 1 });
        else if (Plan is { } plan && _hash == candidate.Hash)
            _ = GuardAsync(CompareAsync(plan, candidate, report, outer, epoch), candidate.Hash, report.Seq);
        else
            _ = ReadAsync(candidate.Hash);
    }

    private async Task CompareAsync(LoopPlan plan, CandidateState candidate, StepReport report, OuterOutput? outer, long epoch)
    {
        var at = report.State.Last.At ?? services.Time.GetUtcNow();
        var (observed, signals) = LoopStep.Observe(CandidateStep.WithInputs(candidate.Memory, report.State), plan, at);
        var stages = await _stages.RunAsync(plan, observed, signals, epoch, report.Seq);
        var result = LoopStep.Decide(observed, plan, new StepInput(signals, stages, at, epoch, report.Seq) { Outer = outer });
        change(candidate.Hash, known => CandidateStep.Tally(known, result.State, report.State, report.Seq));
    }

    private async Task GuardAsync(Task comparing, string hash, long seq)
    {
        _busy = true;
        try
        {
            await comparing;
        }
        catch (Exception error)
        {
            // The boundary of a candidate: it may do what it likes, the loop is not its business.
            LoopLog.CandidateFailed(services.Logger, error, loop, seq);
            change(hash, known => known with { Failed = known.Failed + 1 });
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary>After a takeover the text is read from where it is kept.</summary>
    private async Task ReadAsync(string hash)
    {
        _busy = true;
        try
        {
            var text = await grains.GetGrain<ICandidateTextGrain>(loop).GetAsync().WaitAsync(ReadBound, services.Time);
            if (text is not null && LoopDefinitionParser.Parse(text).Definition is { } definition && definition.ContentHash() == hash)
            {
                Use(LoopPlanner.Plan(definition), hash);
                return;
            }

            LoopLog.CandidateLost(services.Logger, loop);
            change(hash, _ => null);
        }
        catch (Exception error)
        {
            // The boundary of a comparison: it begins later.
            LoopLog.CandidateUnread(services.Logger, error, loop);
        }
        finally
        {
            _busy = false;
        }
    }
}

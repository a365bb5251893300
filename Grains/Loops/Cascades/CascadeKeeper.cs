using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops.Cascades;

/// <summary>
/// Asks the outer loop of a cascade for its output after each committed step, one call at a time and without being waited for:
/// an outer loop that is away costs the inner one nothing but the freshness of its set-point.
/// </summary>
internal sealed class CascadeKeeper(string loop, long epoch, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan CallBound = TimeSpan.FromSeconds(1);
    // A loop that does not exist is activated for each question about it.
    private static readonly TimeSpan AbsentPause = TimeSpan.FromSeconds(1);

    private bool _asking;
    private string? _of;
    private DateTimeOffset? _absentSince;

    /// <summary>What was heard last of the outer loop in force; null for nothing yet.</summary>
    public OuterOutput? Newest { get; private set; }

    public void Keep(LoopPlan plan, StepReport report, DateTimeOffset now)
    {
        if (plan.Controller is not CascadePlan cascade)
        {
            (Newest, _of) = (null, null);
            return;
        }

        if (_of != cascade.Outer)
            (Newest, _of, _absentSince) = (null, cascade.Outer, null);
        if (_asking || (_absentSince is { } absent && now - absent < AbsentPause))
            return;
        _ = AskAsync(cascade.Outer, new CascadeReport
        {
            Loop = loop,
            Epoch = epoch,
            Seq = report.Seq,
            Following = report.ActualMode == ModeWords.Of(LoopMode.Cascade),
            Setpoint = report.State.Last.Setpoint,
            Period = plan.Definition.Period,
        });
    }

    private async Task AskAsync(string outer, CascadeReport report)
    {
        _asking = true;
        try
        {
            var answer = await grains.GetGrain<ILoopCascadeGrain>(outer).ExchangeAsync(report).WaitAsync(CallBound, time);
            if (_of != outer)
                return;
            _absentSince = answer.Exists ? null : time.GetUtcNow();
            if (answer.Exists)
                Newest = new OuterOutput(new Measured(answer.Value, Quality(answer), time.GetUtcNow() - answer.Age), answer.Epoch, answer.Seq, answer.Ready);
        }
        catch (Exception error)
        {
            // The boundary of a courtesy call: the next step asks again, and the set-point grows old meanwhile.
            LoopLog.OuterSilent(logger, error, loop, outer);
            _absentSince = time.GetUtcNow();
        }
        finally
        {
            _asking = false;
        }
    }

    private static Quality Quality(CascadeOutput answer) => answer.Value is null ? Control.Quality.Bad_OutOfService : (Quality)(int)answer.Quality;
}

using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>
/// The outer side of a cascade: while no inner loop follows, the output tracks the set-point of the one heard last, so that
/// the integral does not run away and the return is no jump. Pure.
/// </summary>
internal static class Followers
{
    /// <summary>16, as many as a loop has outputs; a further one is served, but not tracked.</summary>
    public const int Most = 16;

    // Three periods of either side, and no less than a takeover takes.
    private const int SilentPeriods = 3;
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromSeconds(3);

    // The rounding of a rate's last step.
    private const double Met = 1e-9;

    /// <summary>10 minutes: an inner loop that is away for longer has been deleted or wired to another one.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    /// <summary>Takes in what an inner loop says; an owner that has been replaced is not listened to.</summary>
    public static LoopState Take(LoopState state, CascadeReport report, DateTimeOffset now)
    {
        var followers = state.Followers ?? ImmutableSortedDictionary<string, FollowerState>.Empty;
        var known = followers.GetValueOrDefault(report.Loop);
        if (known is null ? followers.Count >= Most : report.Epoch < known.Epoch || (report.Epoch == known.Epoch && report.Seq < known.Seq))
            return state;
        var heard = new FollowerState
        {
            At = now,
            Epoch = report.Epoch,
            Seq = report.Seq,
            Following = report.Following,
            Setpoint = report.Setpoint is { } setpoint && double.IsFinite(setpoint) ? setpoint : null,
            Every = report.Period,
        };
        return state with { Followers = followers.SetItem(report.Loop, heard) };
    }

    public static LoopState Forget(LoopState state, DateTimeOffset now)
    {
        if (state.Followers is not { } followers)
            return state;
        var gone = followers.Where(follower => now - follower.Value.At > Forgotten).Select(follower => follower.Key).ToList();
        if (gone.Count == 0)
            return state;
        var left = followers.RemoveRange(gone);
        return state with { Followers = left.IsEmpty ? null : left };
    }

    /// <summary>The set-point to track, or null when an inner loop follows, or there is none.</summary>
    public static double? Tracked(LoopState state, LoopPlan plan, DateTimeOffset now)
    {
        if (state.Followers is not { } followers)
            return null;
        FollowerState? newest = null;
        foreach (var follower in followers.Values)
        {
            if (follower.Following && !IsSilent(follower, plan, now))
                return null;
            if (follower.Setpoint is not null && (newest is null || follower.At > newest.At))
                newest = follower;
        }

        return newest?.Setpoint;
    }

    /// <summary>Whether an inner loop that does not follow may begin to, by the last committed step.</summary>
    public static bool IsReady(LoopState state, LoopPlan plan, CascadeReport report, string actualMode, DateTimeOffset now)
    {
        if (report.Following || report.Setpoint is not { } wanted)
            return true;
        // It waits until the step has known that it does not follow, and then until the output has met it; unless the output
        // cannot come to it: others follow, or an operator holds it. Then the inner loop's own rate and ramp make the way smooth.
        if (state.Followers?.GetValueOrDefault(report.Loop) is not { } follower)
            return state.Followers is { Count: >= Most };
        if (follower.Following)
            return false;
        if (Tracked(state, plan, now) is null)
            return true;
        if (actualMode != ModeWords.Of(LoopMode.Tracking))
            return actualMode == ModeWords.Of(LoopMode.Manual);
        var range = plan.Definition.Controller.Output;
        var target = Math.Clamp(wanted, range.Min, range.Max);
        return state.Last.Output is { } output && Math.Abs(output - target) <= Met * Math.Max(1, Math.Abs(target));
    }

    private static bool IsSilent(FollowerState follower, LoopPlan plan, DateTimeOffset now)
    {
        var period = follower.Every > plan.Definition.Period ? follower.Every : plan.Definition.Period;
        var silence = period * SilentPeriods;
        return now - follower.At > (silence > ShortestSilence ? silence : ShortestSilence);
    }
}

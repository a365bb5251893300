namespace Orleans.Runtime.MembershipService;

/// <summary>
/// Decides about one silo from what was heard of it. Pure: state, event and settings in, state and actions out.
/// <code>
///           | Tick                     | Heard    | ConnectionLost  | Refused           | WitnessAnswered
/// Trusted   | probe when due;          | -        | -> Doubted      | -> Doubted        | - (an old doubt's)
///           | silent too long: Doubted |          | probe, ask      | ask               |
/// Doubted   | probe; ask again;        | Trusted  | probe again     | direct has failed | note; reachable: keep doubting
///           | both failed: Failing     |          |                 |                   | both failed: Failing
/// Failing   | probe, ask and rule      | Trusted  | - (known)       | - (known)         | reachable: back to Doubted
///           | again when due           |          |                 |                   | unreachable: rule with its vote
/// </code>
/// </summary>
internal static class FailureDetector
{
    /// <summary>A network that was slow is expected to be slow for about as long again.</summary>
    public static readonly TimeSpan GapHalfLife = TimeSpan.FromSeconds(60);

    public static (PeerState State, PeerActions Actions) Step(PeerState state, PeerEvent happened, DetectorSettings settings) => happened.Kind switch
    {
        PeerEventKind.Tick => OnTick(Age(state, happened), settings),
        PeerEventKind.Heard => (OnHeard(state), PeerActions.None),
        PeerEventKind.ConnectionLost => OnConnectionLost(state),
        PeerEventKind.Refused => OnRefused(state with { NobodyListens = state.NobodyListens || happened.NobodyListens }, settings),
        PeerEventKind.WitnessAnswered => OnWitness(state, happened, settings),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.Kind, "An event of the failure detector has no rule."),
    };

    /// <summary>
    /// The silence that is a doubt: twice what was normal of late, and as much longer as this silo itself runs late; within the
    /// settings' bounds.
    /// </summary>
    public static TimeSpan SilenceLimit(PeerState state, DetectorSettings settings)
    {
        var normal = Math.Max(state.WidestGap.Ticks * 2, settings.SilenceLimit.Ticks);
        return TimeSpan.FromTicks(Math.Min(normal + state.OwnLateness.Ticks, Math.Max(settings.MaxSilenceLimit.Ticks, settings.SilenceLimit.Ticks)));
    }

    private static PeerState Age(PeerState state, PeerEvent tick) => state with
    {
        OwnLateness = tick.Lateness,
        Silence = state.Silence + tick.Elapsed,
        SinceProbe = state.SinceProbe + tick.Elapsed,
        InCondition = state.InCondition + tick.Elapsed,
        SinceAsked = state.SinceAsked + tick.Elapsed,
        SinceRuled = state.SinceRuled + tick.Elapsed,
        WidestGap = state.WidestGap * Math.Pow(0.5, tick.Elapsed / GapHalfLife),
    };

    private static (PeerState, PeerActions) OnTick(PeerState state, DetectorSettings settings)
    {
        var actions = PeerActions.None;
        if (state.SinceProbe >= settings.Period)
        {
            state = state with { SinceProbe = TimeSpan.Zero };
            actions |= PeerActions.Probe;
        }

        var silent = state.Silence >= SilenceLimit(state, settings);
        switch (state.Condition)
        {
            case PeerCondition.Trusted when silent:
                return (Ask(Doubt(state) with { DirectFailed = true }), actions | PeerActions.Probe | PeerActions.AskWitness);

            case PeerCondition.Trusted:
                return (state, actions);

            case PeerCondition.Doubted:
                state = state with { DirectFailed = state.DirectFailed || silent };
                break;

            case PeerCondition.Failing when state.SinceRuled >= settings.Period:
                state = state with { SinceRuled = TimeSpan.Zero };
                actions |= PeerActions.Rule;
                break;
        }

        if (!state.Asking && state.SinceAsked >= settings.Period)
        {
            state = Ask(state);
            actions |= PeerActions.AskWitness;
        }

        var (judged, ruling) = Judge(state, settings);
        return (judged, actions | ruling);
    }

    private static PeerState OnHeard(PeerState state) => state with
    {
        Condition = PeerCondition.Trusted,
        InCondition = state.Condition == PeerCondition.Trusted ? state.InCondition : TimeSpan.Zero,
        HeardEver = true,
        // The first answer says how long the connection took to open, not how even the network is.
        WidestGap = state.HeardEver && state.Silence > state.WidestGap ? state.Silence : state.WidestGap,
        Silence = TimeSpan.Zero,
        Refused = false,
        NobodyListens = false,
        DirectFailed = false,
        Opinion = null,
        Witness = null,
    };

    private static (PeerState, PeerActions) OnConnectionLost(PeerState state) => state.Condition switch
    {
        PeerCondition.Trusted => (Ask(Doubt(state) with { SinceProbe = TimeSpan.Zero }), PeerActions.Probe | PeerActions.AskWitness),
        PeerCondition.Doubted => (state with { SinceProbe = TimeSpan.Zero }, PeerActions.Probe),
        _ => (state, PeerActions.None),
    };

    private static (PeerState, PeerActions) OnRefused(PeerState state, DetectorSettings settings)
    {
        if (state.Condition == PeerCondition.Trusted)
        {
            return (Ask(Doubt(state) with { Refused = true, DirectFailed = true }), PeerActions.AskWitness);
        }

        return Judge(state with { Refused = true, DirectFailed = true }, settings);
    }

    private static (PeerState, PeerActions) OnWitness(PeerState state, PeerEvent happened, DetectorSettings settings)
    {
        state = state with { Asking = false };
        if (state.Condition == PeerCondition.Trusted) return (state, PeerActions.None);

        state = state with
        {
            Opinion = happened.Answer,
            Witness = happened.Answer switch
            {
                WitnessAnswer.Unreachable => happened.Witness,
                WitnessAnswer.Reachable => null,
                _ => state.Witness,
            },
        };
        if (state.Condition == PeerCondition.Failing)
        {
            return happened.Answer switch
            {
                WitnessAnswer.Reachable => (state with { Condition = PeerCondition.Doubted, InCondition = TimeSpan.Zero }, PeerActions.None),
                WitnessAnswer.Unreachable => (state with { SinceRuled = TimeSpan.Zero }, PeerActions.Rule),
                _ => (state, PeerActions.None),
            };
        }

        return Judge(state, settings);
    }

    /// <summary>From doubt to failing: at once when a third silo agrees, after a moment's patience when none can be asked, never while one reaches it.</summary>
    private static (PeerState, PeerActions) Judge(PeerState state, DetectorSettings settings)
    {
        if (state.Condition != PeerCondition.Doubted || !state.DirectFailed) return (state, PeerActions.None);
        var agreed = state.Opinion == WitnessAnswer.Unreachable;
        var alone = state.Opinion == WitnessAnswer.Unavailable && state.InCondition >= settings.Patience;
        if (!agreed && !alone) return (state, PeerActions.None);
        return (state with { Condition = PeerCondition.Failing, InCondition = TimeSpan.Zero, SinceRuled = TimeSpan.Zero }, PeerActions.Rule);
    }

    private static PeerState Doubt(PeerState state) => state with { Condition = PeerCondition.Doubted, InCondition = TimeSpan.Zero, Opinion = null, Witness = null };

    private static PeerState Ask(PeerState state) => state with { Asking = true, SinceAsked = TimeSpan.Zero };
}

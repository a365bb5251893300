using System.Net;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

public sealed class FailureDetectorTests
{
    private static readonly DetectorSettings Settings = DetectorSettings.From(new ClusterMembershipOptions());
    private static readonly SiloAddress Third = SiloAddress.New(IPAddress.Loopback, 3, 3);
    private static readonly PeerState Trusted = PeerState.Initial with { HeardEver = true, SinceProbe = TimeSpan.Zero };

    [Fact]
    public void Settings_FromTheDefaults_AreAsDocumented()
    {
        Settings.Period.ShouldBe(TimeSpan.FromMilliseconds(250));
        Settings.SilenceLimit.ShouldBe(TimeSpan.FromSeconds(1));
        Settings.MaxSilenceLimit.ShouldBe(TimeSpan.FromSeconds(60));
        Settings.Patience.ShouldBe(TimeSpan.FromMilliseconds(250));
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.1, 1)]
    [InlineData(60, 3)]
    public void Settings_FromOtherOptions_StayConsistent(double probeTimeout, int misses)
    {
        var settings = DetectorSettings.From(new ClusterMembershipOptions { ProbeTimeout = TimeSpan.FromSeconds(probeTimeout), NumMissedProbesLimit = misses });

        settings.SilenceLimit.ShouldBeLessThanOrEqualTo(settings.MaxSilenceLimit);
        (settings.Period * 3).ShouldBeLessThanOrEqualTo(settings.SilenceLimit);
        settings.Tick.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    public static TheoryData<string, PeerConditionCase> Transitions => new()
    {
        { "a heard silo stays trusted", new(Trusted, [Heard], PeerCondition.Trusted, PeerActions.None) },
        { "a probe goes out when it is due", new(Trusted, [Tick(250)], PeerCondition.Trusted, PeerActions.Probe) },
        { "no probe goes out before it is due", new(Trusted, [Tick(100)], PeerCondition.Trusted, PeerActions.None) },
        { "silence is a doubt", new(Trusted with { Silence = Ms(999) }, [Tick(1)], PeerCondition.Doubted, PeerActions.Probe | PeerActions.AskWitness) },
        { "a lost connection is a doubt at once", new(Trusted, [Lost], PeerCondition.Doubted, PeerActions.Probe | PeerActions.AskWitness) },
        { "a refused connection is a doubt at once", new(Trusted, [Refused], PeerCondition.Doubted, PeerActions.AskWitness) },
        { "an answer for an old doubt changes nothing", new(Trusted, [Answer(WitnessAnswer.Unreachable)], PeerCondition.Trusted, PeerActions.None) },
        { "refused and a third silo agrees", new(Trusted, [Lost, Refused, Answer(WitnessAnswer.Unreachable)], PeerCondition.Failing, PeerActions.Rule) },
        { "a third silo agrees and then refused", new(Trusted, [Lost, Answer(WitnessAnswer.Unreachable), Refused], PeerCondition.Failing, PeerActions.Rule) },
        { "a third silo's word alone is not enough", new(Trusted, [Lost, Answer(WitnessAnswer.Unreachable)], PeerCondition.Doubted, PeerActions.None) },
        { "a third silo that reaches it keeps it from failing", new(Trusted, [Refused, Answer(WitnessAnswer.Reachable), Tick(200)], PeerCondition.Doubted, PeerActions.None) },
        { "nobody to ask, not yet patient enough", new(Trusted, [Refused, Answer(WitnessAnswer.Unavailable), Tick(200)], PeerCondition.Doubted, PeerActions.None) },
        { "nobody to ask, patience over", new(Trusted, [Refused, Tick(200), Answer(WitnessAnswer.Unavailable), Tick(50)], PeerCondition.Failing, PeerActions.Probe | PeerActions.AskWitness | PeerActions.Rule) },
        { "a doubted silo that answers is trusted", new(Trusted, [Lost, Heard], PeerCondition.Trusted, PeerActions.None) },
        { "a failing silo that answers is trusted", new(Failing, [Heard], PeerCondition.Trusted, PeerActions.None) },
        { "a failing silo is put to the table again", new(Failing, [Tick(250)], PeerCondition.Failing, PeerActions.Probe | PeerActions.AskWitness | PeerActions.Rule) },
        { "a failing silo that a third one reaches is doubted again", new(Failing, [Answer(WitnessAnswer.Reachable)], PeerCondition.Doubted, PeerActions.None) },
        { "a failing silo that a third one does not reach either", new(Failing, [Answer(WitnessAnswer.Unreachable)], PeerCondition.Failing, PeerActions.Rule) },
        { "a failing silo's refusals are known", new(Failing, [Refused], PeerCondition.Failing, PeerActions.None) },
        { "a failing silo's lost connection is known", new(Failing, [Lost], PeerCondition.Failing, PeerActions.None) },
    };

    private static PeerState Failing => Trusted with { Condition = PeerCondition.Failing, DirectFailed = true };

    private static PeerEvent Heard => new(PeerEventKind.Heard);

    private static PeerEvent Lost => new(PeerEventKind.ConnectionLost);

    private static PeerEvent Refused => new(PeerEventKind.Refused);

    [Theory]
    [MemberData(nameof(Transitions))]
    public void Step_InEveryCondition_DoesWhatTheTableSays(string because, PeerConditionCase example)
    {
        var (state, actions) = (example.Start, PeerActions.None);
        foreach (var happened in example.Events) (state, actions) = FailureDetector.Step(state, happened, Settings);

        state.Condition.ShouldBe(example.Condition, because);
        actions.ShouldBe(example.Actions, because);
    }

    [Fact]
    public void Step_AgreeingWitness_IsNamedAsTheSecondVoter()
    {
        var state = Run(Trusted, Lost, Refused, Answer(WitnessAnswer.Unreachable));

        state.Witness.ShouldBe(Third);
    }

    [Fact]
    public void SilenceLimit_AfterASlowAnswer_Widens()
    {
        var state = Run(Trusted with { Silence = Ms(900) }, Heard);

        FailureDetector.SilenceLimit(state, Settings).ShouldBe(Ms(1800));
    }

    [Fact]
    public void SilenceLimit_WhileThisSiloRunsLate_GivesTheOthersAsMuch()
    {
        var state = Run(Trusted, new PeerEvent(PeerEventKind.Tick, Ms(60), Lateness: Ms(700)));

        FailureDetector.SilenceLimit(state, Settings).ShouldBe(Ms(1700));
    }

    [Fact]
    public void SilenceLimit_AfterVeryLongSilence_StaysWithinTheDocumentedLimit()
    {
        var state = Run(Trusted with { Silence = TimeSpan.FromSeconds(60) }, Heard);

        FailureDetector.SilenceLimit(state, Settings).ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void SilenceLimit_LongAfterASlowAnswer_HasFadedBack()
    {
        var state = Run(Trusted with { Silence = Ms(900) }, Heard);
        for (var i = 0; i < 3 * 240; i++) state = Run(state, Tick(250), Heard);

        FailureDetector.SilenceLimit(state, Settings).ShouldBe(Settings.SilenceLimit);
    }

    [Fact]
    public void Step_FirstAnswerLate_DoesNotWidenTheLimit()
    {
        var state = Run(PeerState.Initial with { Silence = Ms(900) }, Heard);

        FailureDetector.SilenceLimit(state, Settings).ShouldBe(Settings.SilenceLimit);
    }

    private static PeerState Run(PeerState state, params PeerEvent[] events) => events.Aggregate(state, (current, happened) => FailureDetector.Step(current, happened, Settings).State);

    private static PeerEvent Tick(double milliseconds) => new(PeerEventKind.Tick, Ms(milliseconds));

    private static PeerEvent Answer(WitnessAnswer answer) => new(PeerEventKind.WitnessAnswered, Answer: answer, Witness: answer == WitnessAnswer.Unavailable ? null : Third);

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>A start, what happens, and where the last event leads.</summary>
    public sealed class PeerConditionCase
    {
        internal PeerConditionCase(PeerState start, PeerEvent[] events, PeerCondition condition, PeerActions actions) => (Start, Events, Condition, Actions) = (start, events, condition, actions);

        internal PeerState Start { get; }

        internal PeerEvent[] Events { get; }

        internal PeerCondition Condition { get; }

        internal PeerActions Actions { get; }
    }
}

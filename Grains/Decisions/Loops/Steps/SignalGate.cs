using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Decides on one sample: accepted, duplicate, stale or refused. Pure.</summary>
internal static class SignalGate
{
    /// <summary>5 s: clocks of one site differ by less; a sample from further ahead would make every later one stale.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromSeconds(5);

    // Kept in the loop's state: enough for a sentence.
    private const int MaxReasonLength = 200;

    /// <param name="state">What is known of the signal.</param>
    /// <param name="source">A source of this signal.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="now">The time.</param>
    /// <param name="remember">Whether its id is remembered; a puller's samples are told apart by their time alone.</param>
    public static (SignalState State, GateVerdict Verdict) Offer(SignalState state, string source, SignalSample sample, DateTimeOffset now, bool remember)
    {
        var quality = sample.Quality is { } given ? (Quality)(int)given : sample.Value is null ? Quality.Bad : Quality.Good;
        if (Refusal(sample, now, remember) is { } refusal)
            return (state, new GateVerdict(ReceiptStatus.Refused, Quality.Bad, refusal));
        if (remember && state.Recent.Contains(sample.Id))
            return (state, new GateVerdict(ReceiptStatus.Duplicate, quality, null));

        var known = state.Sources.GetValueOrDefault(source) ?? new SourceState();
        if (known.Newest is { } newest && sample.ObservedAt < newest.At)
            return (state, new GateVerdict(ReceiptStatus.Stale, quality, null));

        // A sample from a clock that is ahead counts from now, or it would look fresh for longer than it is.
        var measured = new Measured(sample.Value, quality, sample.ObservedAt < now ? sample.ObservedAt : now);
        var next = state with
        {
            Sources = state.Sources.SetItem(source, SourceWatchdog.Accept(known, measured, Cut(sample.Reason))),
            Recent = remember ? state.Recent.Add(sample.Id) : state.Recent,
        };
        return (next, new GateVerdict(ReceiptStatus.Accepted, measured.Quality, null));
    }

    private static string? Cut(string? reason) => reason is { Length: > MaxReasonLength } ? reason[..MaxReasonLength] : reason;

    private static string? Refusal(SignalSample sample, DateTimeOffset now, bool remember)
    {
        if (remember && (string.IsNullOrWhiteSpace(sample.Id) || sample.Id.Length > SignalSample.MaxIdLength))
            return $"id must have 1 to {SignalSample.MaxIdLength} characters";
        if (sample.Value is { } value && !double.IsFinite(value))
            return "value must be a finite number, or null when there is none";
        if (sample.Quality is { } quality && !Enum.IsDefined(quality))
            return $"quality {(int)quality} is none of the known words";
        if (sample.ObservedAt == default)
            return "observedAt is missing";
        if (sample.ObservedAt > now + MaxAhead)
            return $"observedAt is {(sample.ObservedAt - now).TotalSeconds:0.###} s ahead of this silo's clock; at most {MaxAhead.TotalSeconds:0} s is taken";
        return null;
    }
}

using OrleansHa.Loopctl.Testing.Running;

namespace OrleansHa.Loopctl.Testing.Expectations;

/// <summary>How many of something there are in the end.</summary>
internal sealed record Count(long? Min, long? Max) : Expectation
{
    public const string Decisions = "decisions";
    public const string Delivered = "delivered";
    public const string Superseded = "superseded";
    public const string DeadLetters = "deadLetters";
    public const string Duplicates = "duplicates";
    public const string Alerts = "alerts";
    public const string Takeovers = "takeovers";
    public const string Steps = "steps";

    /// <summary>The keys of a test file.</summary>
    public static readonly string[] Names = [Decisions, Delivered, Superseded, DeadLetters, Duplicates, Alerts, Takeovers, Steps];

    public override Verdict Judge(Trace trace)
    {
        var count = Name switch
        {
            Decisions => trace.Emitted,
            Delivered => trace.Delivered,
            Superseded => trace.Superseded,
            DeadLetters => trace.DeadLettered,
            Duplicates => trace.Duplicates,
            Alerts => trace.Alerts,
            Takeovers => trace.End.Takeovers,
            Steps => trace.Rows.Count,
            _ => throw new InvalidOperationException($"Nothing is counted as {Name}."),
        };
        var range = Min == Max ? $"{Text(Min)}" : $"{(Min is null ? "any" : Text(Min))} to {(Max is null ? "any" : Text(Max))}";
        return Say(!(count < Min) && !(count > Max), range, Text(count));
    }
}

using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>How long a silo may act without knowing that it still counts as alive.</summary>
/// <param name="Lease">How long one confirmation lasts, and so the shortest pause after which turns wait.</param>
/// <param name="Silence">How long half of the others may be silent before this silo doubts itself.</param>
internal sealed record SelfWatchSettings(TimeSpan Lease, TimeSpan Silence)
{
    /// <summary>
    /// Others need <see cref="DetectorSettings.SilenceLimit"/> of silence, 1 s by default, to doubt a silo. Two fifths and a half of it
    /// together stay below: a silo that hears nobody any more stops before it can be dead.
    /// </summary>
    public static SelfWatchSettings From(ClusterMembershipOptions options)
    {
        var limit = DetectorSettings.From(options).SilenceLimit;
        return new SelfWatchSettings(limit * 0.4, limit * 0.5);
    }
}

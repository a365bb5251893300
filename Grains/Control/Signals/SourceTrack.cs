namespace OrleansHa.Grains.Control.Signals;

/// <summary>What a selector remembers of one source, so that a source that comes and goes does not drag the value along.</summary>
/// <param name="Name">The source.</param>
/// <param name="SeenOk">Whether it was ever healthy; the first time needs no waiting.</param>
/// <param name="Lost">It was healthy, then was not, and has not been healthy for <c>switchBackAfter</c> since.</param>
/// <param name="OkSince">While lost: since when it has been healthy without a break.</param>
public sealed record SourceTrack(string Name, bool SeenOk, bool Lost, DateTimeOffset? OkSince)
{
    /// <summary>load_balance: the time of the newest sample that was served.</summary>
    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>load_balance: when it was served last, counted in served samples of all.</summary>
    public long Turn { get; init; }

    internal static SourceTrack New(string name) => new(name, SeenOk: false, Lost: false, OkSince: null);

    internal bool IsTrusted => SeenOk && !Lost;

    internal SourceTrack Observe(bool healthy, DateTimeOffset now, TimeSpan switchBackAfter)
    {
        if (!healthy)
            return SeenOk && !(Lost && OkSince is null) ? this with { Lost = true, OkSince = null } : this;
        if (!SeenOk)
            return this with { SeenOk = true };
        if (!Lost)
            return this;

        // A clock that went back must not make the wait longer than it is.
        var since = OkSince is { } earlier && earlier <= now ? earlier : now;
        return now - since >= switchBackAfter ? this with { Lost = false, OkSince = null } : this with { OkSince = since };
    }
}

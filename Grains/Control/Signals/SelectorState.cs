using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>What a selector remembers; a new instance has seen nothing. Sources are matched by name, so a redeploy keeps the rest.</summary>
public sealed record SelectorState
{
    public ImmutableArray<SourceTrack> Tracks { get; init; } = [];

    /// <summary>The source that failover or load_balance uses at present.</summary>
    public string? Chosen { get; init; }

    /// <summary>load_balance: how many samples were served.</summary>
    public long Turns { get; init; }

    internal SourceTrack TrackOf(string name, int likelyIndex)
    {
        if (likelyIndex < Tracks.Length && Tracks[likelyIndex].Name == name)
            return Tracks[likelyIndex];
        foreach (var track in Tracks)
        {
            if (track.Name == name)
                return track;
        }

        return SourceTrack.New(name);
    }
}

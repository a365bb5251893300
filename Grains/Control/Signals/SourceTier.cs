using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>In which order sources are leant on: the next tier is only used when those before do not meet the quorum.</summary>
internal enum SourceTier
{
    /// <summary>Healthy and not recently lost.</summary>
    Trusted = 0,

    /// <summary>Healthy again, but not for long enough.</summary>
    Recovering = 1,

    /// <summary>Has a value of doubtful worth: stuck, or with many errors. A steady process makes every coarse sensor look stuck.</summary>
    Suspect = 2,

    /// <summary>Has no value.</summary>
    Unusable = 3,
}

internal static class SourceTiers
{
    internal static SourceTier Of(in SourceReading reading, SourceTrack track)
    {
        if (reading.Sample.Value is null)
            return SourceTier.Unusable;
        if (reading.Health != SourceHealth.Ok)
            return SourceTier.Suspect;
        return track.IsTrusted ? SourceTier.Trusted : SourceTier.Recovering;
    }
}

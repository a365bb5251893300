using OrleansHa.Grains.Interfaces.Sources;

namespace OrleansHa.Grains.Loops;

/// <summary>What a puller is asked for, and where it should run.</summary>
/// <param name="Settings">What it reads.</param>
/// <param name="Zone">The zone it should run in; null for any.</param>
/// <param name="Spread">What keeps it apart from the other pullers of its signal, as <see cref="Placement.SourceSpread"/> reads it.</param>
/// <param name="Every">How often it offers a sample; null when its source sends by itself.</param>
/// <param name="Timeout">How long one answer may take.</param>
internal sealed record SourceHint(SourceSettings Settings, string? Zone, string Spread, TimeSpan? Every, TimeSpan Timeout)
{
    public (string Signal, string Source) Key => (Settings.Signal, Settings.Source);
}

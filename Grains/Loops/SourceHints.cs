using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Placement;

namespace OrleansHa.Grains.Loops;

/// <summary>Which pullers a plan needs.</summary>
internal static class SourceHints
{
    public static IEnumerable<SourceHint> Of(string loop, LoopPlan plan, long revision)
    {
        foreach (var signal in plan.Signals)
        {
            var taken = signal.Sources.Select(source => source.Zone).OfType<string>().Distinct().ToList();
            var place = 0;
            foreach (var source in signal.Sources.Where(source => source.Input is not PushSourceInput))
            {
                var settings = new SourceSettings
                {
                    Loop = loop,
                    Signal = signal.Name,
                    Source = source.Name,
                    Revision = revision,
                    Definition = SourceText.Write(source),
                };
                // Those with a zone of their own fill theirs; the others go where nobody is yet, each to the next zone.
                var spread = new SourceSpread(source.Zone is null ? place++ : 0, [.. taken]);
                yield return new SourceHint(settings, source.Zone, spread.ToString(), source.Input.PullPeriod, source.Timeout);
            }
        }
    }
}

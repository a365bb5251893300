using System.Collections.Concurrent;

namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>
/// What grains of this test process noted, by topic and in order. All silos of a test cluster live in this process, so a
/// grain and the test that drives it see the same journal; a topic is a grain's key and therefore belongs to one test.
/// </summary>
internal static class Journal
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Topics = new();

    public static void Add(string topic, string entry) => Topics.GetOrAdd(topic, _ => new()).Enqueue(entry);

    public static string[] Of(string topic) => Topics.TryGetValue(topic, out var entries) ? [.. entries] : [];

    /// <summary>Waits until the topic's entries are as wanted.</summary>
    public static async Task<string[]> UntilAsync(string topic, Func<string[], bool> wanted, TimeSpan? within = null)
    {
        var bound = within ?? Bounds.Event;
        return await Eventually.ValueAsync(() => Task.FromResult(Of(topic)), wanted, bound, entries => $"{topic}: {string.Join(", ", entries)}", "the journal's entries");
    }

    /// <summary>Waits until <paramref name="entry"/> stands in the topic at least <paramref name="times"/> times.</summary>
    public static Task<string[]> HasAsync(string topic, string entry, int times = 1) =>
        UntilAsync(topic, entries => entries.Count(found => found == entry) >= times);
}

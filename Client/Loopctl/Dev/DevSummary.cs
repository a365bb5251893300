using System.Globalization;
using System.Net.Http.Json;
using OrleansHa.Loopctl.Dev.Supervision;

namespace OrleansHa.Loopctl.Dev;

/// <summary>The lines printed at the end: what the loops did, and what the plants saw of it.</summary>
internal static class DevSummary
{
    private static readonly TimeSpan LedgerBound = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<string>> CollectAsync(ClusterObserver observer, IReadOnlyList<Member> members, CancellationToken cancel)
    {
        var lines = new List<string> { "SUMMARY" };
        foreach (var (loop, seen) in observer.Loops)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"  loop {loop}: steps {seen.Steps}, takeovers {seen.Takeovers}, longest gap {seen.Gaps.Longest.TotalMilliseconds:0} ms, deliveries {seen.Deliveries}"));
        }

        using var http = new HttpClient { Timeout = LedgerBound };
        foreach (var plant in members.Where(member => member is { Role: MemberRole.Plant, Pid: not null }))
        {
            if (await ReadAsync(http, plant, cancel) is { } ledger)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture,
                    $"  plant {plant.Name}: accepted {ledger.AcceptedTotal}, duplicates refused {ledger.Duplicates}, stale refused {ledger.RejectedStale}, applied twice {ledger.AppliedTwice}, stale accepted {ledger.StaleAccepted}"));
            }
        }

        return lines;
    }

    private static async Task<PlantLedger?> ReadAsync(HttpClient http, Member plant, CancellationToken cancel)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(plant.Url + "/ledger"), cancel);
            // A plant without an output keeps none.
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<PlantLedger>(cancel) : null;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}

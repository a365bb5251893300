using System.Globalization;

namespace Orleans.Runtime.MembershipService;

/// <summary>Votes as the membership table holds them: <c>ip:port@generation,yyyy-MM-dd HH:mm:ss.fff GMT</c>, joined by <c>|</c>; null for none.</summary>
internal static class SuspectTimesText
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.fff 'GMT'";

    public static string? Write(IReadOnlyList<Tuple<SiloAddress, DateTime>>? votes) => votes is null or { Count: 0 }
        ? null
        : string.Join('|', votes.Select(vote => $"{vote.Item1.ToParsableString()},{vote.Item2.ToString(TimeFormat, CultureInfo.InvariantCulture)}"));

    /// <exception cref="FormatException">The text has another form.</exception>
    public static List<Tuple<SiloAddress, DateTime>>? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var votes = new List<Tuple<SiloAddress, DateTime>>();
        foreach (var entry in text.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var comma = entry.IndexOf(',');
            if (comma < 0) throw new FormatException($"'{entry}' in column SuspectTimes is not 'silo,time'.");
            var time = DateTime.ParseExact(entry.AsSpan(comma + 1), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
            votes.Add(Tuple.Create(SiloAddress.FromParsableString(entry[..comma]), time));
        }

        return votes;
    }
}

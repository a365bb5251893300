using System.Globalization;

namespace OrleansHa.Loopctl.Processes;

/// <summary>A user of this machine, as /etc/passwd tells it.</summary>
internal sealed record UnixAccount(string Name, uint UserId, uint GroupId)
{
    /// <summary>The first of <paramref name="names"/> that exists, or null.</summary>
    public static UnixAccount? FindFirst(params IReadOnlyList<string> names)
    {
        var accounts = File.ReadLines("/etc/passwd").Select(Parse).OfType<UnixAccount>().ToList();
        return names.Select(name => accounts.Find(account => account.Name == name)).FirstOrDefault(found => found is not null);
    }

    private static UnixAccount? Parse(string line)
    {
        var fields = line.Split(':');
        return fields.Length >= 4
            && uint.TryParse(fields[2], CultureInfo.InvariantCulture, out var user)
            && uint.TryParse(fields[3], CultureInfo.InvariantCulture, out var group)
                ? new UnixAccount(fields[0], user, group)
                : null;
    }
}

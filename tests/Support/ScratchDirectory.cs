using System.Globalization;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Tests.Support;

/// <summary>Directories under /var/tmp that carry the test process in their names, so that a later run can remove what a killed one left.</summary>
internal static class ScratchDirectory
{
    // Not /tmp: that is often memory, and servers are started here.
    private const string Root = "/var/tmp";

    /// <summary>A new name; nothing is created. What dead processes left under the same prefix is removed.</summary>
    public static string Next(string prefix)
    {
        RemoveLeftovers(prefix);
        return Path.Combine(Root, $"{prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}");
    }

    public static void Remove(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another run removes the same leftover, or a server killed just now still writes: the next run removes it.
        }
    }

    private static void RemoveLeftovers(string prefix)
    {
        foreach (var directory in Directory.GetDirectories(Root, prefix + "*"))
        {
            var owner = Path.GetFileName(directory)[prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var pid) && !Posix.IsAlive(pid))
                Remove(directory);
        }
    }
}

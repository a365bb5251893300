using System.Diagnostics;
using System.Globalization;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Journal;

/// <summary>A tmpfs of a given size over a directory; unmounted at the end.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly Lazy<bool> Possible = new(TryOnce);
    private readonly string _path;

    public SmallDisk(string path, int kilobytes)
    {
        _path = path;
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k"), "tmpfs", path).ShouldBe(0, "mount");
    }

    public static bool MayMount => Possible.Value;

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", _path).ShouldBe(0, "remount");

    // Lazily, because a journal of the test may still hold a file.
    public void Dispose() => Run("umount", "-l", _path).ShouldBe(0, "umount");

    private static bool TryOnce()
    {
        using var directory = new TemporaryDirectory();
        if (Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory.Path) != 0)
            return false;
        return Run("umount", directory.Path) == 0;
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}

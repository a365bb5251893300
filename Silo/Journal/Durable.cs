using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OrleansHa.Silo.Journal;

/// <summary>
/// fsync of our own: .NET swallows a failed one. After a failure the kernel has dropped the pages and says so only once, so it is
/// never tried again: the process ends, and the next one reads what the disk really holds.
/// </summary>
internal static class Durable
{
    private const int OpenReadOnly = 0;

    /// <summary>Makes a file's bytes outlive a power failure.</summary>
    /// <param name="file">An open file.</param>
    /// <param name="path">For the message.</param>
    /// <param name="end">What ends the process; null is <see cref="Environment.FailFast(string)"/>.</param>
    public static void Flush(SafeFileHandle file, string path, Action<string>? end = null)
    {
        if (NativeFsync(file) != 0)
            End(path, Marshal.GetLastPInvokeError(), end);
    }

    /// <summary>Makes the names of a directory's files outlive a power failure.</summary>
    public static void FlushDirectory(string path, Action<string>? end = null)
    {
        using var directory = NativeOpen(path, OpenReadOnly);
        if (directory.IsInvalid || NativeFsync(directory) != 0)
            End(path, Marshal.GetLastPInvokeError(), end);
    }

    private static void End(string path, int error, Action<string>? end) => (end ?? Environment.FailFast)(
        $"fsync of {path} failed: {Marshal.GetPInvokeErrorMessage(error)} (errno {error}). What the disk holds is unknown, so this process ends; check the disk.");

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeFsync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle NativeOpen([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}

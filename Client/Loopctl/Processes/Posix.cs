using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OrleansHa.Loopctl.Processes;

/// <summary>The few system calls that .NET does not offer.</summary>
internal static class Posix
{
    private const int NoSuchProcess = 3;

    /// <summary>True when this process runs as root, who has to give PostgreSQL another user.</summary>
    public static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Sends <paramref name="signal"/> to one process.</summary>
    /// <returns>False when there is no such process (any more).</returns>
    /// <exception cref="Win32Exception">The signal may not be sent to that process.</exception>
    public static bool Send(int pid, UnixSignal signal)
    {
        // 0 and below would address process groups: never what is meant here.
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pid);
        if (NativeKill(pid, (int)signal) == 0)
            return true;

        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess
            ? false
            : throw new Win32Exception(error, $"cannot send {signal} to process {pid}");
    }

    /// <summary>Gives <paramref name="path"/> to another user.</summary>
    public static void ChangeOwner(string path, UnixAccount account)
    {
        if (NativeChown(path, account.UserId, account.GroupId) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"cannot give {path} to user {account.Name}");
    }

    /// <summary>True while a process of that id runs (a zombie counts as ended).</summary>
    public static bool IsAlive(int pid)
    {
        try
        {
            // After the command in parentheses, which may itself hold spaces, comes the state letter.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var state = stat[stat.LastIndexOf(')') + 2];
            return state is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int pid, int signal);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeChown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);
}

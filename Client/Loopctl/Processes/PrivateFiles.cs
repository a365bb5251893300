namespace OrleansHa.Loopctl.Processes;

/// <summary>Files and directories that only their owner can read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a directory of mode 0700 (one that exists keeps its mode) and gives it to <paramref name="owner"/>.</summary>
    public static void CreateDirectory(string path, UnixAccount? owner)
    {
        if (OperatingSystem.IsWindows())
            throw NotOnWindows();

        Directory.CreateDirectory(path, OwnerFile | UnixFileMode.UserExecute);
        if (owner is not null)
            Posix.ChangeOwner(path, owner);
    }

    /// <summary>Writes a file of mode 0600, replacing what was there, and gives it to <paramref name="owner"/>.</summary>
    public static void Write(string path, string text, UnixAccount? owner = null)
    {
        if (OperatingSystem.IsWindows())
            throw NotOnWindows();

        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerFile };
        using (var writer = new StreamWriter(path, options))
            writer.Write(text);
        if (owner is not null)
            Posix.ChangeOwner(path, owner);
    }

    private static PlatformNotSupportedException NotOnWindows() => new("loopctl dev runs on Linux.");
}

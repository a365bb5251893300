namespace OrleansHa.Tests.Unit.Journal;

/// <summary>What disks do to files.</summary>
internal static class Damage
{
    public static void Flip(string path, long at, int bit = 0)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (file.Length == 0)
            return;
        file.Position = at % file.Length;
        var value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(value ^ (1 << bit)));
    }

    public static void Truncate(string path, long bytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.SetLength(Math.Max(0, file.Length - bytes));
    }

    /// <summary>Overwrites a stretch with what lay elsewhere in the file, as a disk does that writes to the wrong place.</summary>
    public static void Misplace(string path, long from, long to, int length)
    {
        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i < length && bytes.Length > 0; i++)
            bytes[(to + i) % bytes.Length] = bytes[(from + i) % bytes.Length];
        File.WriteAllBytes(path, bytes);
    }
}

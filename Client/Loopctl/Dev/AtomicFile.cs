namespace OrleansHa.Loopctl.Dev;

/// <summary>Files that a reader sees either as they were or as they are, never half written.</summary>
internal static class AtomicFile
{
    public static void Write(string path, string text)
    {
        var temporary = path + ".new";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}

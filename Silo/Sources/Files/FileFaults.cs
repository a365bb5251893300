using OrleansHa.Grains.Control;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources.Files;

/// <summary>What the failures of reading a file mean.</summary>
internal static class FileFaults
{
    public static SourceAnswer Answer(Exception error, string path, DateTimeOffset at) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => Missing(path, at),
        UnauthorizedAccessException => SourceAnswer.Failed(Quality.Bad_ConfigurationError, $"{path} may not be read, or is no file", at),
        _ => SourceAnswer.Failed(Quality.Bad_NoCommunication, $"{path} cannot be read: {error.Message}", at),
    };

    public static SourceAnswer Missing(string path, DateTimeOffset at) => SourceAnswer.Failed(Quality.Bad_NotConnected, $"there is no file {path}", at);
}

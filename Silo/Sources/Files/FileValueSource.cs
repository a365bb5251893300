using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources.Files;

/// <summary>A file whose text is the value. Its time is that of the reading: files of the kernel have no other.</summary>
internal sealed class FileValueSource(FileSourceInput input, TimeProvider time) : IPulledSource
{
    // On a thread of the pool: a file system that hangs must not hold up the puller, who asks one question at a time.
    public Task<SourceAnswer> ReadAsync(CancellationToken cancel) => Task.Run(Read, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SourceAnswer Read()
    {
        try
        {
            using var file = new FileStream(input.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var text = new byte[SampleNumber.MaxBytes + 1];
            var length = file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return SampleNumber.Read(text.AsMemory(0, length), input.JsonPath, time.GetUtcNow());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return FileFaults.Answer(error, input.Path, time.GetUtcNow());
        }
    }
}

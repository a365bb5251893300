using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources.Files;

/// <summary>
/// Each line that is added to a file. It begins at the file's present end; a file that comes later, or after a rotation, is read
/// from its beginning. Lines that the loop is slow to take wait in the file.
/// </summary>
internal sealed class FileTailSource(FileSourceInput input, TimeProvider time) : IStreamingSource
{
    // Between the two halves of a rotation there is no file of that name, while its writer may still write to the old one.
    private static readonly TimeSpan LongestRotation = TimeSpan.FromSeconds(2);

    private TailedFile? _file;
    private bool _missed;

    // A little more than the loop takes at once.
    public StreamBuffer Buffer { get; } = new(512, FullBuffer.Wait, Confirmed: false);

    public Task<SourceAnswer> RunAsync(ISampleSink sink, CancellationToken cancel) => Task.Run(() => FollowAsync(sink, cancel), cancel);

    public ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _file, null)?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SourceAnswer> FollowAsync(ISampleSink sink, CancellationToken cancel)
    {
        try
        {
            var file = _file ??= TailedFile.Open(input.Path, atEnd: !_missed);
            sink.Connected();
            long? goneAt = null;
            while (true)
            {
                // Asked before reading: what was written until then is read from the file that is left.
                var (replaced, gone) = (file.IsReplaced, file.IsGone);
                await TakeAsync(file, sink, cancel).ConfigureAwait(false);
                goneAt = gone ? goneAt ?? time.GetTimestamp() : null;
                if (replaced || (goneAt is { } since && time.GetElapsedTime(since) > LongestRotation))
                {
                    await TakeLastAsync(file, sink, cancel).ConfigureAwait(false);
                    file = Reopen();
                }
                else
                {
                    await Task.Delay(input.Every, time, cancel).ConfigureAwait(false);
                }
            }
        }
        catch (ObjectDisposedException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _missed |= error is FileNotFoundException or DirectoryNotFoundException;
            return FileFaults.Answer(error, input.Path, time.GetUtcNow());
        }
    }

    private TailedFile Reopen()
    {
        Interlocked.Exchange(ref _file, null)?.Dispose();
        _missed = true;
        return _file = TailedFile.Open(input.Path, atEnd: false);
    }

    private async Task TakeAsync(TailedFile file, ISampleSink sink, CancellationToken cancel)
    {
        while (file.ReadMore() is { Count: > 0 } lines)
        {
            foreach (var line in lines)
                await sink.PutAsync(Sample(line), cancel).ConfigureAwait(false);
        }
    }

    private async Task TakeLastAsync(TailedFile file, ISampleSink sink, CancellationToken cancel)
    {
        if (file.Unfinished is { Length: > 0 } line)
            await sink.PutAsync(Sample(line), cancel).ConfigureAwait(false);
    }

    private SourceSample Sample(byte[] line) => new(SampleNumber.Read(line, input.JsonPath, time.GetUtcNow()));
}

using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Silo.Journal;

namespace OrleansHa.Silo.Outputs.Files;

/// <summary>
/// Writes decisions to a file of this host: each as a line at the end, or the latest alone, put in place at once. What the file
/// holds says whether a decision is there already, or whether a higher epoch has written. Several outputs may share a file of lines.
/// </summary>
internal sealed class FileEndpoint(FileOutputTarget target) : IOutputEndpoint
{
    private readonly SemaphoreSlim _one = new(1);
    // Written before a failed fsync: whether it is there is not known, whatever the page cache shows.
    private string? _doubtful;

    public string Where => target.Path;

    public string? Zone => null;

    public async Task<EndpointAnswer> AttemptAsync(OutputMessage message, CancellationToken bound)
    {
        // A disk that hangs holds up its own output alone; the attempt it keeps is the only one, so lines cannot change places.
        await _one.WaitAsync(bound).ConfigureAwait(false);
        return await Task.Run(() => Attempt(message), CancellationToken.None).WaitAsync(bound).ConfigureAwait(false);
    }

    public void Dispose()
    {
        // An attempt that hangs still releases the semaphore, which has no handle to give back.
    }

    private EndpointAnswer Attempt(OutputMessage message)
    {
        try
        {
            // Beside the file, because its readers may lock it themselves. Other silos of this host wait for their next attempt.
            using var alone = new FileStream(target.Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return target.Write == FileWriteMode.Append ? Append(message) : Replace(message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return EndpointAnswer.Transient($"{Where}: {error.Message}");
        }
        finally
        {
            _one.Release();
        }
    }

    private EndpointAnswer Append(OutputMessage message)
    {
        using var file = new FileStream(target.Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var tail = FileTail.Read(file);
        if (Judge(message, tail.Last(message)) is { } known)
            return known;
        // A torn line of a process that died stays as it is; ours begins on a new one.
        var line = tail.EndsWithinLine ? (byte[])[(byte)'\n', .. Line(message), (byte)'\n'] : [.. Line(message), (byte)'\n'];
        file.Seek(0, SeekOrigin.End);
        file.Write(line);
        Flush(file, message);
        return EndpointAnswer.Delivered;
    }

    private EndpointAnswer Replace(OutputMessage message)
    {
        if (File.Exists(target.Path) && Judge(message, FileTail.Parse(File.ReadAllBytes(target.Path))) is { } known)
            return known;
        var temporary = target.Path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            file.Write([.. Line(message), (byte)'\n']);
            Flush(file, message);
        }

        File.Move(temporary, target.Path, overwrite: true);
        Durable.FlushDirectory(Path.GetDirectoryName(target.Path)!, Fail);
        return EndpointAnswer.Delivered;
    }

    /// <summary>What the file's newest line of this output says; null when the decision is to be written.</summary>
    private EndpointAnswer? Judge(OutputMessage message, DecisionBody? last)
    {
        if (last is null || last.Loop != message.Loop || last.Output != message.Decision.Output)
            return null;
        if (last.SenderEpoch > message.SenderEpoch)
            return EndpointAnswer.Stale($"{Where} has a line of epoch {last.SenderEpoch}");
        return last.Key == message.IdempotencyKey && _doubtful != message.IdempotencyKey ? EndpointAnswer.Delivered : null;
    }

    private static byte[] Line(OutputMessage message) =>
        (DecisionBody.Of(message) with { Key = message.IdempotencyKey, SenderEpoch = message.SenderEpoch }).ToUtf8();

    private void Flush(FileStream file, OutputMessage message)
    {
        _doubtful = message.IdempotencyKey;
        Durable.Flush(file.SafeFileHandle, file.Name, Fail);
        _doubtful = null;
    }

    // Unlike our own journal's, this disk is one output's affair: the decision is written anew, and nothing ends.
    private static void Fail(string reason) => throw new IOException(reason);
}

using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace OrleansHa.Tests.RuntimeUnit.Messaging.Fuzz;

/// <summary>Keeps what the dialling side of connections writes, as middleware of the connection.</summary>
internal sealed class Recorder
{
    // The seeds of the fuzz; more of the same traffic would not make better ones.
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly List<MemoryStream> _streams = [];
    private readonly Lock _lock = new();

    /// <summary>What was written so far, one array per connection.</summary>
    public IReadOnlyList<byte[]> Streams
    {
        get
        {
            lock (_lock) return _streams.ConvertAll(stream => stream.ToArray());
        }
    }

    public void Attach(IConnectionBuilder builder) => builder.Use(next => async context =>
    {
        var plain = context.Transport;
        var stream = new MemoryStream();
        lock (_lock) _streams.Add(stream);
        context.Transport = new Duplex(plain.Input, new Writer(plain.Output, this, stream));
        await next(context);
        context.Transport = plain;
    });

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class Writer(PipeWriter inner, Recorder owner, MemoryStream record) : PipeWriter
    {
        private Memory<byte> _lent;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes)
        {
            lock (owner._lock)
            {
                if (record.Length + bytes <= MaxBytes) record.Write(_lent.Span[..bytes]);
            }

            inner.Advance(bytes);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => _lent = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);
    }
}

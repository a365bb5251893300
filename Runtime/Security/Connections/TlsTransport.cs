using System.Buffers;
using System.IO.Pipelines;
using System.Net.Security;

namespace Orleans.Connections.Security;

/// <summary>The pipes of a connection after TLS: what is written is encrypted, what is read was.</summary>
internal sealed class TlsTransport(SslStream tls, IDuplexPipe transport) : IDuplexPipe
{
    // Two TLS records: what one read of the socket usually brings.
    private const int ReadBufferSize = 32 * 1024;

    public PipeReader Input { get; } = PipeReader.Create(tls, new StreamPipeReaderOptions(MemoryPool<byte>.Shared, ReadBufferSize, minimumReadSize: 4096, leaveOpen: true));

    public PipeWriter Output { get; } = PipeWriter.Create(new TlsWriteStream(tls, transport.Output), new StreamPipeWriterOptions(MemoryPool<byte>.Shared, minimumBufferSize: 16 * 1024, leaveOpen: false));
}

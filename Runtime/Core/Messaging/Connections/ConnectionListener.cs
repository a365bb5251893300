using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.Messaging;

/// <summary>Accepts connections on one endpoint and runs each through a pipeline.</summary>
internal sealed class ConnectionListener(ConnectionDelegate pipeline, INetwork network, ILogger logger)
{
    /// <summary>Connections at once, established or not. A cluster of a few hundred silos and their clients is far below; a flood of strangers stops here.</summary>
    public const int MaxConnections = 10_000;

    private readonly ConcurrentDictionary<ConnectionContext, Task> _running = new();
    private IConnectionListener? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Where it listens; the port is the bound one.</summary>
    public IPEndPoint? EndPoint => _listener?.EndPoint as IPEndPoint;

    public async Task Bind(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        _listener = await network.Listen(endpoint, cancellationToken);
        _accepting = Accept(_listener);
    }

    /// <summary>Accepts nothing more; established connections go on.</summary>
    public async Task Unbind(CancellationToken cancellationToken)
    {
        if (_listener is not { } listener) return;
        await listener.UnbindAsync(cancellationToken);
        await _accepting;
    }

    /// <summary>Ends what is left.</summary>
    public async Task Stop()
    {
        if (_listener is not { } listener) return;
        foreach (var context in _running.Keys) context.Abort(new ConnectionAbortedException("This host stops."));
        await Task.WhenAll(_running.Values);
        await listener.DisposeAsync();
    }

    private async Task Accept(IConnectionListener listener)
    {
        while (true)
        {
            ConnectionContext? context;
            try
            {
                context = await listener.AcceptAsync();
            }
            catch (Exception failure)
            {
                MessagingLog.AcceptFailed(logger, failure, listener.EndPoint);
                return;
            }

            if (context is null) return;
            if (_running.Count >= MaxConnections)
            {
                MessagingLog.HandshakeRefused(logger, $"{context.LocalEndPoint} - {context.RemoteEndPoint}", $"{MaxConnections} connections are open already");
                context.Abort();
                await context.DisposeAsync();
                continue;
            }

            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _running[context] = Run(context, start.Task);
            start.SetResult();
        }
    }

    private async Task Run(ConnectionContext context, Task started)
    {
        await started;
        try
        {
            await pipeline(context);
        }
        catch (Exception failure)
        {
            MessagingLog.ConnectionFailed(logger, failure, $"{context.LocalEndPoint} - {context.RemoteEndPoint}");
        }
        finally
        {
            _running.TryRemove(context, out _);
            await context.DisposeAsync();
        }
    }
}

using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.Messaging;

/// <summary>Makes outgoing connections and runs them through the configured pipeline.</summary>
internal sealed class ConnectionDialer
{
    private readonly INetwork _network;
    private readonly TimeProvider _time;
    private readonly ConnectionDelegate _pipeline;
    private readonly ConnectionTerminal _terminal;
    private readonly TimeSpan _timeout;

    public ConnectionDialer(IServiceProvider services, Action<IConnectionBuilder> configure, ConnectionTerminal terminal, IOptions<ConnectionOptions> options, INetwork network, TimeProvider timeProvider)
    {
        _terminal = terminal;
        _timeout = options.Value.OpenConnectionTimeout;
        _network = network;
        _time = timeProvider;
        var builder = new ConnectionBuilder(services);
        configure(builder);
        _pipeline = builder.Run(RunTerminal).Build();
    }

    /// <summary>
    /// Connects, shakes hands and starts the connection. <paramref name="onEnded"/> is called once when it ends.
    /// <see cref="ConnectionFailedException"/> when it cannot be made within OpenConnectionTimeout.
    /// </summary>
    public async Task<Connection> Dial(IPEndPoint endpoint, Peer self, IConnectionHandler handler, Action<Connection, Exception> onEnded, CancellationToken cancellationToken)
    {
        var dial = new Dialling(self, handler, onEnded, cancellationToken);
        try
        {
            using var timeout = new TimeLimit(_timeout, _time, cancellationToken);
            var context = await _network.Connect(endpoint, timeout.Token);
            context.Features.Set(dial);
            _ = RunPipeline(context, dial);
            return await dial.Established.Task.WaitAsync(timeout.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            dial.IsAbandoned = true;
            var why = failure is OperationCanceledException or TimeoutException ? $"no answer within {_timeout.TotalSeconds:0.#} s" : failure.Message;
            throw new ConnectionFailedException($"No connection to {endpoint}: {why}", failure);
        }
    }

    private async Task RunPipeline(ConnectionContext context, Dialling dial)
    {
        try
        {
            await using (context)
            {
                await _pipeline(context);
            }

            dial.Established.TrySetException(new ConnectionAbortedException("the connection ended before it was established"));
        }
        catch (Exception failure)
        {
            dial.Established.TrySetException(failure);
        }
    }

    private async Task RunTerminal(ConnectionContext context)
    {
        var dial = context.Features.Get<Dialling>()!;
        var connection = await _terminal.Open(context, dial.Self, dial.Handler, dial.CancellationToken);
        if (dial.IsAbandoned || !dial.Established.TrySetResult(connection)) return;
        var reason = await connection.Run();
        dial.OnEnded(connection, reason);
    }

    private sealed class Dialling(Peer self, IConnectionHandler handler, Action<Connection, Exception> onEnded, CancellationToken cancellationToken)
    {
        public Peer Self { get; } = self;

        public IConnectionHandler Handler { get; } = handler;

        public Action<Connection, Exception> OnEnded { get; } = onEnded;

        public CancellationToken CancellationToken { get; } = cancellationToken;

        public bool IsAbandoned { get; set; }

        public TaskCompletionSource<Connection> Established { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

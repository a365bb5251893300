using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Orleans.TestingHost.Logging;

/// <summary>The log lines of all hosts of a test cluster, the oldest dropped.</summary>
internal sealed class ClusterLog
{
    // Enough to see what led to a failure.
    private const int MaxLines = 20_000;

    private readonly ConcurrentQueue<string> _lines = new();

    public ILoggerProvider For(string host) => new Provider(this, host);

    public override string ToString() => string.Join(Environment.NewLine, _lines);

    private void Add(string line)
    {
        _lines.Enqueue(line);
        if (_lines.Count > MaxLines) _lines.TryDequeue(out _);
    }

    private sealed class Provider(ClusterLog log, string host) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Logger(log, host, categoryName);

        public void Dispose()
        {
            // The lines belong to the cluster.
        }
    }

    private sealed class Logger(ClusterLog log, string host, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) log.Add($"{DateTime.UtcNow:HH:mm:ss.fff} {host} {logLevel} {category}[{eventId.Id}] {formatter(state, exception)}{(exception is null ? "" : $" {exception}")}");
        }
    }
}

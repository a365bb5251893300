using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

/// <summary>Keeps what a host logs from a level on, with its event id.</summary>
internal sealed class LogCapture(LogLevel from = LogLevel.Information) : ILoggerProvider, ILogger
{
    // A test reads the few lines it waits for; a soak writes a million.
    private const int MaxLines = 10_000;

    private readonly ConcurrentQueue<(int Id, string Text)> _lines = new();

    public IEnumerable<string> Of(int eventId) => _lines.Where(line => line.Id == eventId).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= from;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && _lines.Count < MaxLines) _lines.Enqueue((eventId.Id, formatter(state, exception)));
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace OrleansHa.Tests.RuntimeUnit.Messaging.Fuzz;

/// <summary>Counts, by the port at the other end, the lines that say why a connection ended; and by reason. Keeps errors whole.</summary>
internal sealed partial class FuzzLog : ILoggerProvider, ILogger
{
    private const int Malformed = 2001;
    private const int Refused = 2002;
    private const int Disconnected = 2006;
    private const int MaxErrors = 100;

    private readonly ConcurrentDictionary<int, int> _byPort = new();
    private readonly ConcurrentDictionary<string, int> _byReason = new();

    public ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>Lines about connections that do not say which one ended, or of which kind that is not counted.</summary>
    public ConcurrentQueue<string> Others { get; } = new();

    public IEnumerable<KeyValuePair<string, int>> Reasons => _byReason.OrderByDescending(pair => pair.Value);

    public int EndsOf(int port) => _byPort.GetValueOrDefault(port);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error && Errors.Count < MaxErrors) Errors.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception}");
        if (logLevel == LogLevel.Information && eventId.Id != Disconnected) return;
        var text = formatter(state, exception);
        var connection = Connection().Match(text);
        if (!connection.Success || eventId.Id is not (Malformed or Refused or Disconnected))
        {
            if (Others.Count < MaxErrors) Others.Enqueue($"{eventId.Id} {text}");
            return;
        }

        _byPort.AddOrUpdate(int.Parse(connection.Groups[1].Value, null), 1, static (_, count) => count + 1);
        var reason = Digits().Replace(text[(connection.Index + connection.Length)..], "#");
        _byReason.AddOrUpdate($"{eventId.Id} {reason[..Math.Min(reason.Length, 110)]}", 1, static (_, count) => count + 1);
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    // The peer's own words (names, ids) would make every reason another one.
    [GeneratedRegex(@" - 127\.0\.0\.1:(\d+)( \([^)]*\))?")]
    private static partial Regex Connection();

    [GeneratedRegex(@"[0-9A-F]*\d[\d.,]*|'.*'|\S*[^\x20-\x7E]\S*|sys\.client/\S+|S#\S*")]
    private static partial Regex Digits();
}

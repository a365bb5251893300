using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

/// <summary>Writes what silos log into the test's output, with the time since the test began.</summary>
internal sealed class TraceLogger(ITestOutputHelper output) : ILoggerProvider, ILogger
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private string _silo = "";

    public ILoggerProvider For(string silo) => new TraceLogger(output) { _silo = silo };

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_watch.ElapsedMilliseconds,6} {_silo} {formatter(state, exception)} {exception?.Message}"));
        }
        catch (InvalidOperationException)
        {
            // The test ended before the silo did.
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}

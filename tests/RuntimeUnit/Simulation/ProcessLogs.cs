using Microsoft.Extensions.Logging;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>What a simulated process logs goes into the trace.</summary>
internal sealed class ProcessLogs(SimulatedWorld world, SimulatedProcess process) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new CategoryLog(world, process, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public void Dispose()
    {
        // Holds nothing.
    }

    private sealed class CategoryLog(SimulatedWorld world, SimulatedProcess process, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information || (world.Trace.Live is not null && logLevel >= LogLevel.Debug);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // The text may tell real durations: the hash takes who said which line when.
            world.Trace.Mix(world.Timestamp);
            if (logLevel >= LogLevel.Information) world.Trace.Mix(((long)process.Generation << 32) + eventId.Id);
            var cause = exception is null ? "" : $" [{exception.GetType().Name}: {exception.Message}]";
            world.Trace.Keep(world.Now, $"{process} {logLevel.ToString()[..4]} {category}: {formatter(state, exception)}{cause}");
        }
    }
}

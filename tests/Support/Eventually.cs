using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace OrleansHa.Tests.Support;

/// <summary>Waits for something that another thread or process brings about, with a bound and a telling failure.</summary>
public static class Eventually
{
    /// <summary>Long enough for a loaded machine, short enough that a hung test is noticed.</summary>
    public static readonly TimeSpan DefaultBound = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Polls until <paramref name="condition"/> holds.</summary>
    /// <param name="condition">Asked again every 20 ms.</param>
    /// <param name="because">What the failure says was waited for; the condition's text by default.</param>
    /// <param name="within">10 s by default.</param>
    /// <param name="orElse">Called once on failure for what was seen instead.</param>
    /// <exception cref="TimeoutException">The bound passed.</exception>
    public static Task TrueAsync(
        Func<bool> condition, TimeSpan? within = null, Func<string>? orElse = null,
        [CallerArgumentExpression(nameof(condition))] string because = "") =>
        TrueAsync(() => Task.FromResult(condition()), within, orElse, because);

    /// <inheritdoc cref="TrueAsync(Func{bool}, TimeSpan?, Func{string}?, string)"/>
    public static async Task TrueAsync(
        Func<Task<bool>> condition, TimeSpan? within = null, Func<string>? orElse = null,
        [CallerArgumentExpression(nameof(condition))] string because = "")
    {
        await ValueAsync(condition, holds => holds, within, because: because, describe: _ => orElse?.Invoke() ?? "it did not hold");
    }

    /// <summary>Polls until <paramref name="wanted"/> accepts what <paramref name="read"/> returns, and returns that.</summary>
    /// <param name="read">May throw <see cref="HttpRequestException"/>, <see cref="IOException"/>, a time-out or a database error: that counts as "not yet".</param>
    /// <param name="wanted">Decides.</param>
    /// <param name="within">10 s by default.</param>
    /// <param name="describe">How to show the last value in the failure; <c>ToString</c> by default.</param>
    /// <param name="because">What was waited for; the text of <paramref name="wanted"/> by default.</param>
    /// <exception cref="TimeoutException">The bound passed; the message has the last value or error.</exception>
    public static async Task<T> ValueAsync<T>(
        Func<Task<T>> read, Func<T, bool> wanted, TimeSpan? within = null, Func<T, string>? describe = null,
        [CallerArgumentExpression(nameof(wanted))] string because = "")
    {
        var bound = within ?? DefaultBound;
        var watch = Stopwatch.StartNew();
        var polls = 0;
        while (true)
        {
            string last;
            Exception? failure = null;
            try
            {
                var value = await read();
                if (wanted(value))
                    return value;
                last = describe is null ? value?.ToString() ?? "null" : describe(value);
            }
            catch (Exception error) when (IsNotYet(error))
            {
                failure = error;
                last = $"{error.GetType().Name}: {error.Message}";
            }

            polls++;
            if (watch.Elapsed >= bound)
                throw new TimeoutException($"Waited {watch.Elapsed.TotalSeconds:0.0} s ({polls} polls) for: {because}. Last seen: {last}", failure);
            await Task.Delay(Pause);
        }
    }

    private static bool IsNotYet(Exception error) =>
        error is HttpRequestException or IOException or TimeoutException or OperationCanceledException or System.Data.Common.DbException;
}

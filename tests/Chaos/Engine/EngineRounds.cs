using System.Globalization;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>How often the faults of bare silos are repeated: once or twice in a pipeline, as often as docs quote when a variable says so.</summary>
internal static class EngineRounds
{
    /// <summary>ORLEANSHA_DETECTION_ROUNDS; each takes as long as a replacement needs to start.</summary>
    public static int Kills { get; } = Read("ORLEANSHA_DETECTION_ROUNDS", 2);

    /// <summary>Faults that show only as silence: a tenth as many, as each takes seconds.</summary>
    public static int Silences { get; } = Math.Max(1, Kills / 10);

    /// <summary>Whether there are enough rounds, on a machine that is left alone, to hold the engine to its promises in milliseconds.</summary>
    public static bool AreJudged => Kills >= 50;

    /// <summary>ORLEANSHA_CALL_ROUNDS: kills under calls.</summary>
    public static int CallKills { get; } = Read("ORLEANSHA_CALL_ROUNDS", 1);

    public static int CallSilences { get; } = Math.Max(1, CallKills / 3);

    public static bool CallsAreJudged => CallKills >= 10;

    /// <summary>ORLEANSHA_COLD_START_ROUNDS: starts after every process was killed.</summary>
    public static int ColdStarts { get; } = Read("ORLEANSHA_COLD_START_ROUNDS", 1);

    public static bool ColdStartsAreJudged => ColdStarts >= 5;

    /// <summary>Whether ORLEANSHA_SOAK_MINUTES asks for minutes.</summary>
    public static bool IsSoak => SoakMinutes > 0;

    /// <summary>The minutes asked for, or five seconds, in which a silo that is judged too early has been judged.</summary>
    public static TimeSpan Soak => IsSoak ? TimeSpan.FromMinutes(SoakMinutes) : TimeSpan.FromSeconds(5);

    private static int SoakMinutes { get; } = Read("ORLEANSHA_SOAK_MINUTES", 0);

    private static int Read(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is > 0 and <= 1000 ? rounds : otherwise;
}

namespace OrleansHa.Silo.Custom;

/// <summary>Event ids 2650 to 2699.</summary>
internal static partial class CustomLog
{
    [LoggerMessage(2650, LogLevel.Information, "Plug-in {Plugin} has the classes {Classes}.")]
    public static partial void Loaded(ILogger logger, string plugin, string classes);

    [LoggerMessage(2651, LogLevel.Error, "Plug-in {Plugin} cannot be used; the silo goes on without it.")]
    public static partial void NotLoaded(ILogger logger, Exception error, string plugin);

    [LoggerMessage(2652, LogLevel.Warning, "Class {Class} hangs in {Owner}: its thread is given up, {Hung} hang now.")]
    public static partial void Hangs(ILogger logger, string @class, string owner, int hung);

    [LoggerMessage(2653, LogLevel.Error, "More than {Limit} threads of users' classes hang; custom stages will stop answering. Restart this silo without the class that hangs.")]
    public static partial void TooManyHang(ILogger logger, int limit);

    [LoggerMessage(2654, LogLevel.Warning, "Class {Class} is there twice; the one of {Plugin} is not used.")]
    public static partial void Twice(ILogger logger, string @class, string plugin);
}

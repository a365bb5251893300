using Microsoft.Extensions.Logging;

namespace Orleans.Hosting;

/// <summary>Event ids 1010 to 1019.</summary>
internal static partial class OptionsLog
{
    [LoggerMessage(1010, LogLevel.Warning, "{Class}.{Option} is set to {Value}, which has no effect here: {Instead}.")]
    public static partial void NoEffect(ILogger logger, string @class, string option, object value, string instead);
}

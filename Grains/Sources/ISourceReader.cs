using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Sources;

/// <summary>Reads one number from the world.</summary>
internal interface ISourceReader
{
    /// <summary>One attempt. What goes wrong is a Bad value with the reason as its quality, never an exception.</summary>
    /// <param name="url">Absolute, http or https.</param>
    /// <param name="jsonPath">Where the number stands; null takes the whole answer.</param>
    /// <param name="timeout">For all of it.</param>
    /// <param name="cancel">Ends it.</param>
    Task<Measured> ReadAsync(Uri url, string? jsonPath, TimeSpan timeout, CancellationToken cancel);
}

using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

/// <summary>Observers of one grain, each its own identity. Not thread-safe: for use inside one grain.</summary>
/// <typeparam name="TObserver">The observer interface.</typeparam>
/// <param name="expiration">How long a subscription lasts unless it is renewed.</param>
/// <param name="log">Says which observers were dropped.</param>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log) : ObserverManager<IAddressable, TObserver>(expiration, log);

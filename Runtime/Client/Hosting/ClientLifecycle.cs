using Microsoft.Extensions.Logging;

namespace Orleans.Hosting;

/// <summary>The stages of a client.</summary>
internal sealed class ClientLifecycle(ILogger<ClientLifecycle> logger) : LifecycleSubject(logger), IClusterClientLifecycle;

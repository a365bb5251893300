using System.Diagnostics.Metrics;

namespace Orleans.Runtime.Telemetry;

/// <summary>What is measured of messages; the same in silos and clients.</summary>
internal sealed class MessagingInstruments
{
    private readonly Histogram<int> _sentSize;
    private readonly Histogram<int> _receivedSize;
    private readonly ObservableCounter<long> _sentHeaderSize;
    private readonly ObservableCounter<long> _receivedHeaderSize;
    private long _sentHeaders;
    private long _receivedHeaders;

    public MessagingInstruments(EngineMeter engine)
    {
        var meter = engine.Meter;
        SocketsOpened = meter.CreateCounter<long>("orleans-networking-sockets-opened");
        SocketsClosed = meter.CreateCounter<long>("orleans-networking-sockets-closed");
        SentFailed = meter.CreateCounter<long>("orleans-messaging-sent-failed");
        SentDropped = meter.CreateCounter<long>("orleans-messaging-sent-dropped");
        SentLocal = meter.CreateCounter<long>("orleans-messaging-sent-local");
        Expired = meter.CreateCounter<long>("orleans-messaging-expired");
        Rejected = meter.CreateCounter<long>("orleans-messaging-rejected");
        Rerouted = meter.CreateCounter<long>("orleans-messaging-rerouted");
        PingsSent = meter.CreateCounter<long>("orleans-messaging-pings-sent");
        PingsReceived = meter.CreateCounter<long>("orleans-messaging-pings-received");
        PingRepliesReceived = meter.CreateCounter<long>("orleans-messaging-pings-reply-received");
        PingRepliesMissed = meter.CreateCounter<long>("orleans-messaging-pings-reply-missed");
        DispatcherReceived = meter.CreateCounter<long>("orleans-messaging-processing-dispatcher-received");
        DispatcherProcessed = meter.CreateCounter<long>("orleans-messaging-processing-dispatcher-processed");
        DispatcherForwarded = meter.CreateCounter<long>("orleans-messaging-processing-dispatcher-forwarded");
        ArrivalsReceived = meter.CreateCounter<long>("orleans-messaging-processing-ima-received");
        ArrivalsEnqueued = meter.CreateCounter<long>("orleans-messaging-processing-ima-enqueued");
        GatewaySent = meter.CreateCounter<long>("orleans-gateway-sent");
        GatewayReceived = meter.CreateCounter<long>("orleans-gateway-received");
        GatewayLoadShedding = meter.CreateCounter<long>("orleans-gateway-load-shedding");
        _sentSize = meter.CreateHistogram<int>("orleans-messaging-sent-messages-size", "bytes");
        _receivedSize = meter.CreateHistogram<int>("orleans-messaging-received-messages-size", "bytes");
        _sentHeaderSize = meter.CreateObservableCounter("orleans-messaging-sent-header-size", () => Volatile.Read(ref _sentHeaders), "bytes");
        _receivedHeaderSize = meter.CreateObservableCounter("orleans-messaging-received-header-size", () => Volatile.Read(ref _receivedHeaders), "bytes");
    }

    public Counter<long> SocketsOpened { get; }

    public Counter<long> SocketsClosed { get; }

    /// <summary>Requests that could not be delivered.</summary>
    public Counter<long> SentFailed { get; }

    /// <summary>Messages thrown away, whose receivers find out by time-out.</summary>
    public Counter<long> SentDropped { get; }

    /// <summary>Requests that stayed in the silo.</summary>
    public Counter<long> SentLocal { get; }

    public Counter<long> Expired { get; }

    public Counter<long> Rejected { get; }

    public Counter<long> Rerouted { get; }

    public Counter<long> PingsSent { get; }

    public Counter<long> PingsReceived { get; }

    public Counter<long> PingRepliesReceived { get; }

    public Counter<long> PingRepliesMissed { get; }

    /// <summary>Requests that came to this silo's router, from inside or outside.</summary>
    public Counter<long> DispatcherReceived { get; }

    /// <summary>Requests that were answered here.</summary>
    public Counter<long> DispatcherProcessed { get; }

    /// <summary>Requests that were sent on because their activation is not here.</summary>
    public Counter<long> DispatcherForwarded { get; }

    /// <summary>Messages that arrived over connections.</summary>
    public Counter<long> ArrivalsReceived { get; }

    /// <summary>Requests that were queued to activations and system targets.</summary>
    public Counter<long> ArrivalsEnqueued { get; }

    public Counter<long> GatewaySent { get; }

    public Counter<long> GatewayReceived { get; }

    public Counter<long> GatewayLoadShedding { get; }

    public void Encoded(int header, int body)
    {
        if (_sentSize.Enabled) _sentSize.Record(header + body);
        if (_sentHeaderSize.Enabled) Interlocked.Add(ref _sentHeaders, header);
    }

    public void Decoded(int header, int body)
    {
        if (_receivedSize.Enabled) _receivedSize.Record(header + body);
        if (_receivedHeaderSize.Enabled) Interlocked.Add(ref _receivedHeaders, header);
    }
}

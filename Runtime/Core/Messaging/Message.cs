namespace Orleans.Runtime.Messaging;

/// <summary>A request, response or one-way call on its way between grains, clients and silos.</summary>
internal sealed class Message
{
    private ArraySegment<byte> _bodyBytes;

    /// <summary>The sender's number for the call; a response carries the number of its request.</summary>
    public long Id { get; set; }

    public MessageCategory Category { get; set; }

    public MessageDirection Direction { get; set; }

    /// <summary>What kind of response it is; meaningless for requests.</summary>
    public ResponseKind ResponseKind { get; set; }

    /// <summary>Why a response is a rejection, null otherwise.</summary>
    public RejectionInfo? Rejection { get; set; }

    public GrainId TargetGrain { get; set; }

    /// <summary>Null until addressed.</summary>
    public SiloAddress? TargetSilo { get; set; }

    /// <summary>Default when the caller does not know the activation.</summary>
    public ActivationId TargetActivation { get; set; }

    public GrainId SendingGrain { get; set; }

    /// <summary>Where a response goes; for a client call this is the gateway's silo.</summary>
    public SiloAddress? SendingSilo { get; set; }

    public GrainInterfaceType InterfaceType { get; set; }

    public ushort InterfaceVersion { get; set; }

    public bool IsReadOnly { get; set; }

    public bool IsAlwaysInterleave { get; set; }

    /// <summary>A one-way message that takes back the request of the same sender and number.</summary>
    public bool IsCancellation { get; set; }

    /// <summary>Set by the runtime's own calls that must not fail over a local activation limit.</summary>
    public bool IsSystemMessage => Category != MessageCategory.Application;

    public int ForwardCount { get; set; }

    /// <summary>The call chain that may re-enter, empty for none.</summary>
    public Guid ReentrancyId { get; set; }

    /// <summary>When the caller stops waiting, in <see cref="World.Ticks"/> of the process that holds the message; the wire carries what is left.</summary>
    public long ExpiresAtTicks { get; set; } = long.MaxValue;

    public Dictionary<string, object>? RequestContext { get; set; }

    /// <summary>A directory entry that the receiver of this response should forget, null for none. A forwarded request carries it to the silo that will answer.</summary>
    public GrainAddress? CacheInvalidation { get; set; }

    /// <summary>A <see cref="RequestBase"/> for requests, a Response for responses; null when only bytes are held.</summary>
    public object? Body { get; set; }

    /// <summary>The body as it arrived, in an array of the shared pool; empty when <see cref="Body"/> is set or was never sent.</summary>
    public ArraySegment<byte> BodyBytes
    {
        get => _bodyBytes;
        set => _bodyBytes = value;
    }

    /// <summary>The waiting call when it was made in this process, null on anything that came over a connection. Not on the wire.</summary>
    public ICaller? Caller { get; set; }

    /// <summary>The silo (for a client, the gateway) it was handed to, whose death ends the wait for a response. Not on the wire.</summary>
    public SiloAddress? SentTo { get; set; }

    /// <summary>Header and body as they came over a connection, in bytes; 0 for what was made in this process.</summary>
    public int WireBytes { get; set; }

    /// <summary>What it counts for while it waits for its turn, 0 when it does not count. Not on the wire.</summary>
    public int HeldBytes { get; set; }

    /// <summary>Takes the bytes away; whoever does returns the array to the pool. Null when there are none (any more).</summary>
    public ArraySegment<byte>? TakeBodyBytes()
    {
        if (_bodyBytes.Array is null) return null;
        var bytes = _bodyBytes;
        _bodyBytes = default;
        return bytes;
    }

    public bool IsExpired => ExpiresAtTicks != long.MaxValue && World.Ticks > ExpiresAtTicks;

    /// <summary>The response to this request, addressed to its sender.</summary>
    public Message CreateResponse(object? body, ResponseKind kind) => new()
    {
        Id = Id,
        Category = Category,
        Direction = MessageDirection.Response,
        ResponseKind = kind,
        TargetGrain = SendingGrain,
        TargetSilo = SendingSilo,
        SendingGrain = TargetGrain,
        SendingSilo = TargetSilo,
        InterfaceType = InterfaceType,
        ExpiresAtTicks = ExpiresAtTicks,
        CacheInvalidation = CacheInvalidation,
        Body = body,
    };

    /// <summary>The message that takes this request back.</summary>
    public Message CreateCancellation() => new()
    {
        Id = Id,
        Category = Category,
        Direction = MessageDirection.OneWay,
        IsCancellation = true,
        TargetGrain = TargetGrain,
        TargetSilo = TargetSilo,
        SendingGrain = SendingGrain,
        SendingSilo = SendingSilo,
    };

    /// <summary>The response that says why this request did not run.</summary>
    public Message CreateRejection(RejectionKind kind, string reason, Exception? exception = null)
    {
        var response = CreateResponse(null, ResponseKind.Rejection);
        response.Rejection = new RejectionInfo(kind, reason, exception);
        return response;
    }

    public override string ToString() =>
        $"{Direction} #{Id} {Category} [{SendingSilo} {SendingGrain}] -> [{TargetSilo} {TargetGrain}]{(Direction == MessageDirection.Response ? $" {ResponseKind}" : $" {Body}")}{(ForwardCount > 0 ? $" forwarded {ForwardCount}x" : "")}";
}

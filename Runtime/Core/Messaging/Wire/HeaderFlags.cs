namespace Orleans.Runtime.Messaging;

/// <summary>The first four bytes of a header: small values and which optional parts follow, in the order of their bits.</summary>
[Flags]
internal enum HeaderFlags
{
    None = 0,
    DirectionMask = 0x3,
    CategoryMask = 0x3 << 2,
    ResponseKindMask = 0x3 << 4,
    ReadOnly = 1 << 6,
    AlwaysInterleave = 1 << 7,
    TargetSilo = 1 << 8,
    SendingSilo = 1 << 9,
    TargetActivation = 1 << 10,
    InterfaceType = 1 << 11,
    InterfaceVersion = 1 << 12,
    ForwardCount = 1 << 13,
    ReentrancyId = 1 << 14,
    Expiry = 1 << 15,
    Rejection = 1 << 16,
    CacheInvalidation = 1 << 17,
    RequestContext = 1 << 18,
    Relay = 1 << 19,
    Cancellation = 1 << 20,
    Known = (1 << 21) - 1,
}

namespace Orleans.Runtime.Messaging;

/// <summary>How urgent a message is: pings overtake system messages, those overtake application ones where queues exist.</summary>
internal enum MessageCategory : byte
{
    Ping = 0,
    System = 1,
    Application = 2,
}

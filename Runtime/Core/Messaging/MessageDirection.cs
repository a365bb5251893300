namespace Orleans.Runtime.Messaging;

internal enum MessageDirection : byte
{
    Request = 0,
    Response = 1,
    OneWay = 2,
}

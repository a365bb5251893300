namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>What travels as one.</summary>
/// <param name="Bytes">Empty when the sender ends its side of the connection.</param>
/// <param name="IsFrame">A message, not the handshake or the end.</param>
internal sealed record NetworkUnit(byte[] Bytes, bool IsFrame)
{
    public static readonly NetworkUnit End = new([], IsFrame: false);
}

using System.Text.Json;

namespace OrleansHa.Grains.Loops.State;

/// <summary>State to bytes and back. JSON because an older and a newer version have to read each other's.</summary>
internal static class LoopStateCodec
{
    public static byte[] Encode(LoopState state) => JsonSerializer.SerializeToUtf8Bytes(state, LoopStateJson.Default.LoopState);

    /// <summary>Empty bytes are a loop that has not committed yet.</summary>
    /// <exception cref="JsonException">The bytes are no state.</exception>
    public static LoopState Decode(ReadOnlySpan<byte> bytes) => bytes.IsEmpty
        ? new LoopState()
        : JsonSerializer.Deserialize(bytes, LoopStateJson.Default.LoopState) ?? throw new JsonException("The state is null.");
}

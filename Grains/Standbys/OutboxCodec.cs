using System.Text.Json;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Standbys;

/// <summary>Undelivered decisions to bytes and back; JSON, so that an older and a newer version can read each other's.</summary>
internal static class OutboxCodec
{
    private static readonly byte[] Nothing = [];

    public static byte[] Encode(IReadOnlyCollection<OutboxEntry> entries) =>
        entries.Count == 0 ? Nothing : JsonSerializer.SerializeToUtf8Bytes([.. entries], OutboxJson.Default.OutboxEntryArray);

    /// <exception cref="JsonException">The bytes are no decisions.</exception>
    public static IReadOnlyList<OutboxEntry> Decode(byte[] bytes) =>
        bytes.Length == 0 ? [] : JsonSerializer.Deserialize(bytes, OutboxJson.Default.OutboxEntryArray) ?? throw new JsonException("The outbox is null.");
}

namespace Orleans.Runtime.Messaging;

/// <summary>
/// Grain ids of callers that are not grains, type <c>sys.client</c>. The key of an outside client is 32 hex digits, the key of a silo's own
/// client is <c>hosted-</c> and the silo's address; an object of either has <c>+</c> and its own id behind that.
/// </summary>
internal static class ClientGrainId
{
    private const string HostedPrefix = "hosted-";

    public static readonly GrainType Type = GrainType.Create("sys.client");

    public static GrainId NewClient() => GrainId.Create(Type, World.NewGuid().ToString("N"));

    public static GrainId Hosted(SiloAddress silo) => GrainId.Create(Type, HostedPrefix + silo.ToParsableString());

    public static GrainId ObjectOf(GrainId client, Guid id) => GrainId.Create(Type, $"{client.Key}+{id:N}");

    public static bool IsClient(GrainId id) => id.Type == Type;

    /// <summary>The client that an object id belongs to; a client id is its own.</summary>
    public static GrainId OwnerOf(GrainId id)
    {
        var key = id.Key.AsSpan();
        var plus = key.IndexOf((byte)'+');
        return plus < 0 ? id : GrainId.Create(Type, new IdSpan(key[..plus].ToArray()));
    }

    /// <summary>The silo whose own client this is; false for outside clients.</summary>
    public static bool TryGetHostingSilo(GrainId id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SiloAddress? silo)
    {
        silo = null;
        if (!IsClient(id) || !id.Key.AsSpan().StartsWith("hosted-"u8)) return false;
        return SiloAddress.TryParse(OwnerOf(id).Key.ToString()[HostedPrefix.Length..], out silo);
    }
}

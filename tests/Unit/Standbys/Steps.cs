using OrleansHa.Grains.Standbys;

namespace OrleansHa.Tests.Unit.Standbys;

internal static class Steps
{
    public static StandbyStep Of(string loop, long epoch, long seq, bool whole = false, long revision = 1, int bytes = 10) => new()
    {
        Loop = loop,
        Id = 7,
        Epoch = epoch,
        Seq = seq,
        Revision = revision,
        State = new byte[bytes],
        Outbox = [],
        Definition = whole ? Definition() : null,
    };

    public static StandbyDefinition Definition(params string[] heirs) => new()
    {
        Text = "text",
        AppliedAt = DateTimeOffset.UnixEpoch,
        Heirs = [.. heirs.Select(Cluster.Silo)],
    };
}

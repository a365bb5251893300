using System.Text.Json;
using OrleansHa.Loopctl.Dev.Supervision;

namespace OrleansHa.Loopctl.Dev;

/// <summary>The content of <c>.loop/dev.json</c>: what runs now. Members that are being replaced are absent.</summary>
/// <param name="Gateways">Base URLs.</param>
/// <param name="Silos">One per zone.</param>
/// <param name="Postgres">Null while it is down.</param>
/// <param name="Plants">The sample's processes.</param>
/// <param name="Pid">Of loopctl itself.</param>
/// <param name="GatewayProcesses">The processes behind <paramref name="Gateways"/>.</param>
/// <param name="Ready">True from READY on.</param>
internal sealed record DevState(
    IReadOnlyList<string> Gateways,
    IReadOnlyList<DevState.Silo> Silos,
    DevState.Database? Postgres,
    IReadOnlyList<DevState.Plant> Plants,
    int Pid,
    IReadOnlyList<DevState.Gateway> GatewayProcesses,
    bool Ready)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal sealed record Silo(string Name, string? Zone, int Pid);

    internal sealed record Database(int Pid, int Port);

    internal sealed record Plant(string Name, int Pid, string? Url, IReadOnlyDictionary<string, string>? Urls);

    internal sealed record Gateway(string Name, int Pid, string? Url);

    public static DevState Of(IReadOnlyList<Member> members, int postgresPort, bool ready)
    {
        var running = members.Select(member => (Member: member, member.Pid)).Where(entry => entry.Pid is not null).ToLookup(entry => entry.Member.Role);
        var gateways = running[MemberRole.Gateway].Select(entry => new Gateway(entry.Member.Name, entry.Pid!.Value, entry.Member.Url)).ToList();
        return new DevState(
            [.. gateways.Select(gateway => gateway.Url!)],
            [.. running[MemberRole.Silo].Select(entry => new Silo(entry.Member.Name, entry.Member.Zone, entry.Pid!.Value))],
            running[MemberRole.Postgres].Select(entry => new Database(entry.Pid!.Value, postgresPort)).FirstOrDefault(),
            [.. running[MemberRole.Plant].Select(entry => new Plant(entry.Member.Name, entry.Pid!.Value, entry.Member.Url, entry.Member.Urls))],
            Environment.ProcessId,
            gateways,
            ready);
    }

    /// <summary>Reads a state file.</summary>
    public static DevState Read(string file) =>
        JsonSerializer.Deserialize<DevState>(File.ReadAllText(file), Json)
            ?? throw new InvalidDataException($"{file} is empty");

    public void Write(string file) => AtomicFile.Write(file, JsonSerializer.Serialize(this, Json));
}

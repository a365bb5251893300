using System.Globalization;
using OrleansHa.Loopctl.Dev.Postgres;
using OrleansHa.Loopctl.Dev.Samples;
using OrleansHa.Loopctl.Dev.Supervision;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Loopctl.Dev;

/// <summary>How each process of the local cluster is started: its program, its environment, its log.</summary>
internal sealed class DevMembers(DevLayout layout, DevPaths paths, PortBook ports) : IDisposable
{
    public const string Database = "loops";
    private const string ClusterId = "dev";
    private const string ServiceId = "loops";

    // A silo hands its loops over and leaves the membership; a gateway ends its streams; a plant has nothing to finish.
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(8);

    private readonly List<RotatingLog> _logs = [];

    public static Member Postgres(PrivatePostgres server) => new("postgres", MemberRole.Postgres, async cancel =>
    {
        await server.StartAsync(cancel);
        return new RunningMember(server.Pid ?? throw new DevException("PostgreSQL ended at once"), server.Exited, server.StopAsync);
    });

    public Member Plant(Sample sample, SamplePlant plant)
    {
        var log = Log(plant.Name);
        return new Member(plant.Name, MemberRole.Plant, _ => StartAsync(
            plant.Name, plant.Project, plant.Project, sample.ArgumentsOf(plant), new Dictionary<string, string>(), log))
        {
            Url = sample.UrlOf(plant.Listeners[0]),
            Urls = plant.Listeners.ToDictionary(listener => listener, sample.UrlOf),
        };
    }

    public Member Silo(string zone, string connectionString)
    {
        var name = "silo-" + zone;
        var log = Log(name);
        Member? silo = null;
        silo = new Member(name, MemberRole.Silo, _ =>
        {
            // A new incarnation is a new address, as it would be under an orchestrator.
            silo!.Url = LocalUrl(FreePorts.Next());
            return StartAsync(name, "OrleansHa.Silo", "OrleansHa.Silo", [], new Dictionary<string, string>
            {
                ["ConnectionStrings__Loops"] = connectionString,
                ["Orleans__ClusterId"] = ClusterId,
                ["Orleans__ServiceId"] = ServiceId,
                ["Orleans__Name"] = name,
                ["Orleans__Endpoints__SiloPort"] = Text(FreePorts.Next()),
                ["Orleans__Endpoints__GatewayPort"] = Text(FreePorts.Next()),
                ["Orleans__Endpoints__AdvertisedIPAddress"] = "127.0.0.1",
                ["Orleans__Metadata__zone"] = zone,
                ["Loop__Journal__Directory"] = paths.JournalDirectory,
                ["ASPNETCORE_URLS"] = silo.Url,
            }, log);
        })
        {
            Zone = zone,
        };
        return silo;
    }

    public Member Gateway(int number, string connectionString)
    {
        var name = "gateway-" + Text(number);
        var log = Log(name);
        var url = LocalUrl(ports.PortOf(name));
        return new Member(name, MemberRole.Gateway, _ => StartAsync(
            name, "OrleansHa.Gateway", "OrleansHa.Gateway", [], new Dictionary<string, string>
            {
                ["ConnectionStrings__Loops"] = connectionString,
                ["Orleans__ClusterId"] = ClusterId,
                ["Orleans__ServiceId"] = ServiceId,
                ["ASPNETCORE_URLS"] = url,
            }, log))
        {
            Url = url,
        };
    }

    /// <summary>The log of a member, closed with this object.</summary>
    public RotatingLog Log(string member)
    {
        var log = new RotatingLog(paths.LogOf(member));
        _logs.Add(log);
        return log;
    }

    public void Dispose() => _logs.ForEach(log => log.Dispose());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string LocalUrl(int port) => "http://127.0.0.1:" + Text(port);

    private static string DotnetHost() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    private async Task<RunningMember> StartAsync(
        string name, string project, string assembly, IReadOnlyList<string> arguments, Dictionary<string, string> environment, RotatingLog log)
    {
        var program = layout.Program(project, assembly);
        var spec = new ChildSpec(name, DotnetHost(), [program, .. arguments])
        {
            Environment = environment,
            // appsettings.json is looked for here.
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"--- {DateTimeOffset.Now:O} starting {program}"));
        var child = await ChildProcess.StartAsync(spec, log.WriteLine);
        return new RunningMember(child.Pid, child.Exited, () => child.StopAsync(UnixSignal.Terminate, StopBound));
    }
}

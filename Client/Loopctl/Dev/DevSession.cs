using System.Diagnostics;
using System.Globalization;
using OrleansHa.Loopctl.Dev.Postgres;
using OrleansHa.Loopctl.Dev.Samples;
using OrleansHa.Loopctl.Dev.Supervision;
using OrleansHa.Loopctl.Dev.Views;
using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Printing;

namespace OrleansHa.Loopctl.Dev;

/// <summary>
/// One run of <c>loopctl dev</c>: brings everything up, says READY, shows it, and takes down what it started and nothing
/// else.
/// </summary>
internal sealed class DevSession(DevOptions options, DevView view)
{
    private static readonly TimeSpan HealthBound = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HealthPause = TimeSpan.FromMilliseconds(100);

    // A gateway that hangs must not keep the table from asking the other one.
    private static readonly TimeSpan PollBound = TimeSpan.FromSeconds(2);

    private readonly DevPaths _paths = DevPaths.In(options.Directory);

    /// <summary>Runs until the time is over or <paramref name="cancel"/>.</summary>
    /// <exception cref="DevException">It could not be brought up.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; everything started has ended.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var layout = DevLayout.Find();
        using var exclusive = DevLock.Take(_paths);
        var ports = PortBook.Open(_paths.Ports);
        var sample = Sample.Load(layout.SamplesDirectory, options.Sample, ports);
        using var members = new DevMembers(layout, _paths, ports);
        using var state = new DevStateFile(_paths.State);
        await using var supervisor = new Supervisor(options.ReplaceAfter, view.Note, state.Write, TimeProvider.System);
        await StartAllAsync(layout, supervisor, members, state, sample, ports, cancel);
        ports.Save();
        await AllHealthyAsync(supervisor, cancel);

        using var gateway = new GatewayClient(() => RunningGateways(supervisor), PollBound);
        var loops = await ApplyAllAsync(gateway, sample, started, cancel);
        await WaitUntilSteppingAsync(new ClusterObserver(gateway, loops, TimeProvider.System), started, cancel);
        state.WriteReady();
        view.Note(string.Create(CultureInfo.InvariantCulture,
            $"READY after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {string.Join(' ', RunningGateways(supervisor))}"));
        // Counts from here: what lies between an earlier run and this one is nobody's gap.
        var observer = new ClusterObserver(gateway, loops, TimeProvider.System);
        try
        {
            await ShowAsync(observer, cancel);
        }
        finally
        {
            view.Close();
            // Also after Ctrl-C, so it cannot use that token; every request in it has a bound of its own.
            foreach (var line in await DevSummary.CollectAsync(observer, supervisor.Members, CancellationToken.None))
                view.Note(line);
        }
    }

    /// <summary>The names of the zones: a, b, c.</summary>
    internal static IEnumerable<string> Zones(int count) => Enumerable.Range(0, count).Select(i => ((char)('a' + i)).ToString());

    private async Task StartAllAsync(
        DevLayout layout, Supervisor supervisor, DevMembers members, DevStateFile state, Sample sample, PortBook ports, CancellationToken cancel)
    {
        var log = members.Log("postgres");
        var settings = new PostgresSettings { Port = ports.PortOf("postgres") };
        var postgres = await PrivatePostgres.OpenAsync(_paths.Root, settings, log.WriteLine, cancel);
        state.PostgresPort = postgres.Port;
        await supervisor.AddAsync(DevMembers.Postgres(postgres), cancel);
        await postgres.EnsureDatabaseAsync(DevMembers.Database, cancel);
        var connectionString = postgres.ConnectionString(DevMembers.Database);
        var applied = await SqlScripts.ApplyAsync(connectionString, layout.SqlDirectory, cancel);
        view.Note(string.Create(CultureInfo.InvariantCulture, $"postgres on port {postgres.Port}, {applied.Count} schema scripts applied"));

        foreach (var plant in sample.Plants)
            await supervisor.AddAsync(members.Plant(sample, plant), cancel);
        foreach (var zone in Zones(options.Zones))
            await supervisor.AddAsync(members.Silo(zone, connectionString), cancel);
        // Two, so that one can die: the clients of a gateway know both.
        for (var number = 1; number <= 2; number++)
            await supervisor.AddAsync(members.Gateway(number, connectionString), cancel);
    }

    private async Task<IReadOnlyList<string>> ApplyAllAsync(GatewayClient gateway, Sample sample, long started, CancellationToken cancel)
    {
        var names = new List<string>();
        foreach (var document in sample.Definitions().SelectMany(DefinitionFile.Split))
        {
            var result = await ApplyAsync(gateway, document, started, cancel);
            view.Note(string.Create(CultureInfo.InvariantCulture, $"loop {result.Name} {result.Outcome}, revision {result.Revision}"));
            names.Add(document.Name);
        }

        return names;
    }

    // A cluster that formed a moment ago may still refuse; a definition that is refused as such stays refused.
    private async Task<ApplyResult> ApplyAsync(GatewayClient gateway, DefinitionFile.Document document, long started, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await gateway.ApplyAsync(document.Name, document.Yaml, cancel);
            }
            catch (GatewayException refused) when (refused.ExitCode == ExitCode.InvalidFile || Stopwatch.GetElapsedTime(started) > options.ReadyWithin)
            {
                throw new DevException($"loop {document.Name} is refused:\n{ProblemText.Render(refused.Problem, document.Name)}", refused);
            }
            catch (GatewaysUnreachableException error) when (Stopwatch.GetElapsedTime(started) > options.ReadyWithin)
            {
                throw new DevException($"loop {document.Name} cannot be applied: {error.Message}", error);
            }
            catch (Exception error) when (error is GatewayException or GatewaysUnreachableException)
            {
                await Task.Delay(HealthPause, cancel);
            }
        }
    }

    private async Task AllHealthyAsync(Supervisor supervisor, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = HealthBound };
        var deadline = Stopwatch.GetTimestamp();
        foreach (var member in supervisor.Members.Where(member => member.Role is MemberRole.Silo or MemberRole.Gateway))
        {
            string? answer;
            while ((answer = await AskHealthAsync(http, member, cancel)) is not null)
            {
                if (Stopwatch.GetElapsedTime(deadline) > options.ReadyWithin)
                    throw new DevException($"{member.Name} is not ready after {options.ReadyWithin.TotalSeconds:0} s: {answer}. Its log: {_paths.LogOf(member.Name)}");
                await Task.Delay(HealthPause, cancel);
            }
        }
    }

    // Null when it is ready, else what it said.
    private static async Task<string?> AskHealthAsync(HttpClient http, Member member, CancellationToken cancel)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(member.Url + "/health/ready"), cancel);
            return response.IsSuccessStatusCode ? null : $"/health/ready answers {(int)response.StatusCode}";
        }
        catch (HttpRequestException error)
        {
            return error.Message;
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "/health/ready does not answer";
        }
    }

    private async Task WaitUntilSteppingAsync(ClusterObserver observer, long started, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(ClusterObserver.Period);
        do
        {
            await observer.PollAsync(cancel);
            if (observer.AllStepping)
                return;
            await timer.WaitForNextTickAsync(cancel);
        }
        while (Stopwatch.GetElapsedTime(started) < options.ReadyWithin);

        throw new DevException(
            $"not every loop steps after {options.ReadyWithin.TotalSeconds:0} s: {observer.Trouble ?? "their last steps are missing or old"}. Logs: {_paths.LogOf("*")}");
    }

    private async Task ShowAsync(ClusterObserver observer, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(ClusterObserver.Period);
        do
        {
            await observer.PollAsync(cancel);
            view.Show(observer);
        }
        while (!(options.For <= Stopwatch.GetElapsedTime(began)) && await timer.WaitForNextTickAsync(cancel));
    }

    private static IReadOnlyList<Uri> RunningGateways(Supervisor supervisor) =>
        [.. supervisor.Members.Where(member => member is { Role: MemberRole.Gateway, Pid: not null }).Select(member => new Uri(member.Url!))];
}

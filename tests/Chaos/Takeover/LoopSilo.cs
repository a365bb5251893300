using System.Collections.Concurrent;
using System.Globalization;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Support.Processes;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>One silo of the product as a process, with its default options.</summary>
internal sealed class LoopSilo : IAsyncDisposable
{
    private const string Program = "OrleansHa.Silo";
    private const int KeptLines = 400;

    private readonly ConcurrentQueue<string> _lines = new();

    private LoopSilo(string name) => Name = name;

    public string Name { get; }

    public TestProcess Process { get; private set; } = null!;

    /// <summary>Lines about loops that a move or death concerned, the newest last.</summary>
    public string Log => string.Join('\n', _lines);

    public static async Task<LoopSilo> StartAsync(string name, string zone, string clusterId, string address, string database, string? networkNamespace)
    {
        var silo = new LoopSilo(name);
        string[] arguments =
        [
            "--contentRoot", Path.GetDirectoryName(Repository.Program(Program, Program))!, "--urls", $"http://127.0.0.1:{Text(TestPorts.Next())}",
            $"--ConnectionStrings:Loops={database}", $"--Orleans:ClusterId={clusterId}", "--Orleans:ServiceId=loops", $"--Orleans:Name={name}",
            $"--Orleans:Endpoints:SiloPort={Text(TestPorts.Next())}", $"--Orleans:Endpoints:GatewayPort={Text(TestPorts.Next())}",
            $"--Orleans:Endpoints:AdvertisedIPAddress={address}", $"--Orleans:Metadata:zone={zone}",
        ];
        silo.Process = await TestProcess.StartAsync(name, Program, arguments, silo.Read, networkNamespace);
        return silo;
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Read(string line)
    {
        // Three hundred loops say every takeover; the figures are in the table.
        if (line.Contains("LoopTakeover", StringComparison.Ordinal) || line.Contains("runs here with", StringComparison.Ordinal)) return;
        _lines.Enqueue(line);
        while (_lines.Count > KeptLines) _lines.TryDequeue(out _);
    }
}

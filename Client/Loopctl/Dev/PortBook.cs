using System.Text.Json;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Loopctl.Dev;

/// <summary>
/// Remembers which port each listener had, in <c>.loop/ports.json</c>, so that a second start uses the same URLs and the
/// loops applied before stay as they are. Not thread-safe.
/// </summary>
internal sealed class PortBook
{
    private readonly string _file;
    private readonly Dictionary<string, int> _ports;

    private PortBook(string file, Dictionary<string, int> ports)
    {
        _file = file;
        _ports = ports;
    }

    public static PortBook Open(string file)
    {
        var ports = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(file)) : null;
        return new PortBook(file, ports ?? []);
    }

    /// <summary>The port that <paramref name="listener"/> had, or another one when somebody else listens there now.</summary>
    public int PortOf(string listener)
    {
        if (_ports.TryGetValue(listener, out var port) && FreePorts.IsFree(port))
            return port;

        port = FreePorts.Next();
        _ports[listener] = port;
        return port;
    }

    public void Save() => AtomicFile.Write(_file, JsonSerializer.Serialize(_ports));
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansHa.Loopctl.Dev.Samples;

/// <summary>A folder under samples/ with the URLs of its plants' listeners filled in.</summary>
internal sealed partial class Sample
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private readonly string _directory;
    private readonly SampleManifest _manifest;
    private readonly Dictionary<string, int> _ports;

    private Sample(string name, string directory, SampleManifest manifest, Dictionary<string, int> ports)
    {
        Name = name;
        _directory = directory;
        _manifest = manifest;
        _ports = ports;
    }

    public string Name { get; }

    public IReadOnlyList<SamplePlant> Plants => _manifest.Plants;

    /// <summary>Reads <c>samples/NAME/sample.json</c> and gives each listener a port.</summary>
    /// <exception cref="DevException">There is no such sample, or its manifest is wrong.</exception>
    public static Sample Load(string samplesDirectory, string name, PortBook ports)
    {
        var directory = Path.Combine(samplesDirectory, name);
        var file = Path.Combine(directory, "sample.json");
        if (name.AsSpan().IndexOfAny('/', '.') >= 0 || !File.Exists(file))
            throw new DevException($"there is no sample `{name}`; there are: {string.Join(", ", Names(samplesDirectory))}.");

        try
        {
            var manifest = JsonSerializer.Deserialize<SampleManifest>(File.ReadAllText(file), Json)!;
            var listeners = manifest.Plants.SelectMany(plant => plant.Listeners)
                .ToDictionary(listener => listener, listener => ports.PortOf($"{name}/{listener}"));
            return new Sample(name, directory, manifest, listeners);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new DevException($"{file} is not a sample's manifest: {error.Message}", error);
        }
    }

    /// <summary>The samples there are.</summary>
    public static IReadOnlyList<string> Names(string samplesDirectory) =>
        [.. Directory.GetFiles(samplesDirectory, "sample.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    /// <summary>The base URL of a listener.</summary>
    public string UrlOf(string listener) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[listener]}");

    /// <summary>The whole command line of a plant, after its assembly.</summary>
    public IReadOnlyList<string> ArgumentsOf(SamplePlant plant) =>
    [
        .. plant.Arguments.Select(argument => Fill(argument, $"the arguments of {plant.Name}")),
        .. plant.Listeners.Select(listener => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--Listen:{listener}={_ports[listener]}")),
    ];

    /// <summary>The definitions with their placeholders filled.</summary>
    public IReadOnlyList<string> Definitions() =>
        [.. _manifest.Loops.Select(file => Fill(File.ReadAllText(Path.Combine(_directory, file)), Path.Combine("samples", Name, file)))];

    [GeneratedRegex(@"\{\{plant\.([A-Za-z0-9-]+)\}\}")]
    private static partial Regex Placeholder();

    private string Fill(string text, string where) => Placeholder().Replace(text, match =>
    {
        var name = match.Groups[1].Value;
        if (name == "NAME")
            return match.Value; // How the comments speak of placeholders.
        return _ports.ContainsKey(name)
            ? UrlOf(name)
            : throw new DevException($"{where} says {match.Value}, but the sample's listeners are: {string.Join(", ", _ports.Keys)}.");
    });
}

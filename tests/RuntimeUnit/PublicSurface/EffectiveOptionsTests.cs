using System.Text.RegularExpressions;
using Orleans.Configuration;
using OrleansHa.Tests.RuntimeUnit.Messaging;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.PublicSurface;

/// <summary>
/// No option is silently ignored: each one of the surface is read somewhere in the engine, or a silo or client that sets it says at its
/// start that it has no effect. Reading is seen in the sources, beside those of options and their validators.
/// </summary>
public sealed partial class EffectiveOptionsTests
{
    // Options that nobody has to be warned of, and why.
    private static readonly Dictionary<string, string> Passive = new()
    {
        ["TypeManifestOptions.EnableConfigurationAnalysis"] = "switches off a check that this engine does not make",
        ["TlsClientAuthenticationOptions.SslClientAuthenticationOptions"] = "gives access to what the other properties set",
        ["TlsServerAuthenticationOptions.SslServerAuthenticationOptions"] = "gives access to what the other properties set",
        ["TestClusterOptions.ConfigureFileLogging"] = "logs of test clusters are kept in memory, GetLog returns them",
        ["InProcessTestClusterOptions.ConfigureFileLogging"] = "logs of test clusters are kept in memory, GetLog returns them",
    };

    [Fact]
    public void EachOption_IsReadByTheEngine_OrSaysThatItHasNoEffect()
    {
        var sources = System.IO.Directory.EnumerateFiles(Path.Combine(Repository.Root, "Runtime"), "*.cs", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText);
        var readers = sources.Where(source => !source.Key.EndsWith("Options.cs", StringComparison.Ordinal) && !source.Key.EndsWith("Validator.cs", StringComparison.Ordinal)).Select(source => source.Value).ToList();
        var options = sources.Where(source => source.Key.EndsWith("Options.cs", StringComparison.Ordinal)).SelectMany(source => OptionsOf(source.Value)).ToList();
        options.Count.ShouldBeGreaterThan(120, "the sources were found");

        var unread = options.Where(option => !readers.Exists(text => Regex.IsMatch(text, $@"\b{option.Split('.')[1]}\b"))).ToList();

        var told = IneffectiveOptions.All.Select(option => $"{option.Class.GetProperty(option.Name)!.DeclaringType!.Name}.{option.Name}").ToHashSet();
        unread.Where(option => !told.Contains(option) && !Passive.ContainsKey(option)).ShouldBeEmpty("nothing reads these, and nobody is told");
        told.Where(option => !unread.Contains(option)).ShouldBeEmpty("these are read, so that the warning is not true");
        Passive.Keys.Where(option => !unread.Contains(option)).ShouldBeEmpty("these are read, so that they need no excuse");
    }

    [Fact]
    public async Task OptionWithoutEffect_Set_IsLoggedAtTheStartOfSiloAndClient()
    {
        await using var cluster = await LoopbackCluster.Start(
            1,
            configureSilo: silo => silo.Configure<ConnectionOptions>(options => options.ConnectionsPerEndpoint = 4).Configure<ClusterMembershipOptions>(options => options.ProbeTimeout = TimeSpan.FromSeconds(2)),
            configureClient: client => client.Configure<ClientMessagingOptions>(options => options.ClientSenderBuckets = 7));

        var lines = cluster.Log.Of(1010);
        lines.Count().ShouldBe(2, string.Join('\n', lines));
        lines.ShouldContain(line => line.Contains("ConnectionOptions.ConnectionsPerEndpoint is set to 4, which has no effect here", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("ClientMessagingOptions.ClientSenderBuckets is set to 7", StringComparison.Ordinal));
    }

    private static IEnumerable<string> OptionsOf(string source)
    {
        var type = OptionsClass().Match(source);
        return type.Success
            ? PublicProperty().Matches(source).Select(property => property.Groups[1].Value).Where(name => name != type.Groups[1].Value).Select(name => $"{type.Groups[1].Value}.{name}")
            : [];
    }

    [GeneratedRegex(@"public (?:abstract |sealed )*class (\w+Options)\b")]
    private static partial Regex OptionsClass();

    [GeneratedRegex(@"^    public (?:required |virtual )?[\w<>,?\.\[\] ]+ (\w+)\s*(?:\{|=>|$)", RegexOptions.Multiline)]
    private static partial Regex PublicProperty();
}

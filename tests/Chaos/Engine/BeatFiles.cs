using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>The files into which each silo's beating grains write when their turns began.</summary>
internal sealed class BeatFiles : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>What makes every silo beat; each adds its process id to the name.</summary>
    public IReadOnlyList<string> SiloArguments => ["--beat", Path.Combine(_directory.Path, "beats")];

    public void Dispose() => _directory.Dispose();

    /// <summary>Monotonic times of the turns of all grains of one silo.</summary>
    public IReadOnlyList<long> Of(SiloProcess silo)
    {
        var times = new List<long>();
        foreach (var file in Directory.GetFiles(_directory.Path, $"beats.{silo.Process.Pid}.*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var buffer = new byte[stream.Length / sizeof(long) * sizeof(long)];
            stream.ReadExactly(buffer);
            for (var at = 0; at < buffer.Length; at += sizeof(long)) times.Add(BitConverter.ToInt64(buffer, at));
        }

        return times;
    }

    /// <summary>Waits until the silo's grains have beaten a while.</summary>
    public Task BeatAsync(SiloProcess silo, EngineCluster cluster) =>
        Eventually.TrueAsync(() => Of(silo).Count > 500, TimeSpan.FromSeconds(30), cluster.Diagnostics, "the grains beat");
}

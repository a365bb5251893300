using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Store;

namespace OrleansHa.Tests.Cluster.Store;

/// <summary>A store on a database of its own.</summary>
internal sealed class StoreBench : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly PlainMeters _meters = new();

    public StoreBench(string connectionString, LoopStoreOptions? options = null)
    {
        _source = StoreDataSource.Create(connectionString, "tests");
        Store = new LoopStore(
            _source, Options.Create(options ?? new LoopStoreOptions()), new StoreHealth(), new StoreInstruments(_meters), TimeProvider.System, NullLogger<LoopStore>.Instance);
        Catalog = new LoopCatalog(_source, TimeProvider.System);
    }

    public LoopStore Store { get; }

    public LoopCatalog Catalog { get; }

    public static LoopOwner Owner(string name) => new($"127.0.0.1:{name.Length}@{name.GetHashCode(StringComparison.Ordinal) & 0xFFFF}", name, "a");

    /// <summary>Creates a loop and claims it.</summary>
    public async Task<ClaimedLoop> CreateAsync(string name, string owner = "first")
    {
        (await Store.PutDefinitionAsync(new DefinitionChange(name, null, 0, "text of " + name, "hash"))).ShouldBe(1);
        return (await Store.RaiseEpochAsync(new LoopClaim(name, Owner(owner)))).ShouldNotBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _source.DisposeAsync();
        _meters.Dispose();
    }

    private sealed class PlainMeters : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(options);
            _meters.Add(meter);
            return meter;
        }

        public void Dispose() => _meters.ForEach(meter => meter.Dispose());
    }
}

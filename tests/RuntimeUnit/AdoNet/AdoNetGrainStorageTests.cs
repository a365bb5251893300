using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.AdoNet;

public sealed class AdoNetGrainStorageTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>
{
    private readonly GrainId _grain = GrainId.Create("thing", $"key-{Guid.NewGuid():N}");

    [Fact]
    public async Task Read_NothingStored_IsANewStateWithoutMark()
    {
        var storage = await StartAsync();
        var state = new GrainState<Counter> { ETag = "7", RecordExists = true };

        await storage.ReadStateAsync("s", _grain, state);

        state.State.ShouldNotBeNull().Value.ShouldBe(0);
        state.ETag.ShouldBeNull();
        state.RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task Write_FirstAndSecond_CountTheMarkUp()
    {
        var storage = await StartAsync();
        var state = new GrainState<Counter>(new Counter { Value = 5 });

        await storage.WriteStateAsync("s", _grain, state);
        state.ETag.ShouldBe("1");
        state.RecordExists.ShouldBeTrue();
        state.State!.Value = 6;
        await storage.WriteStateAsync("s", _grain, state);

        var read = await ReadAsync(storage);
        read.ETag.ShouldBe("2");
        read.State!.Value.ShouldBe(6);
        read.RecordExists.ShouldBeTrue();
    }

    [Fact]
    public async Task Write_StaleMark_IsRefusedAndChangesNothing()
    {
        var storage = await StartAsync();
        var first = new GrainState<Counter>(new Counter { Value = 1 });
        await storage.WriteStateAsync("s", _grain, first);
        var stale = new GrainState<Counter>(new Counter { Value = 9 }, first.ETag);
        await storage.WriteStateAsync("s", _grain, first);

        var error = await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync("s", _grain, stale));

        error.CurrentEtag.ShouldBe("1");
        (await ReadAsync(storage)).State!.Value.ShouldBe(1);
    }

    [Fact]
    public async Task Write_NoMarkOverAnExistingRow_IsRefused()
    {
        var storage = await StartAsync();
        await storage.WriteStateAsync("s", _grain, new GrainState<Counter>(new Counter()));

        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync("s", _grain, new GrainState<Counter>(new Counter())));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_ManyAtOnceWithOneMark_ExactlyOneWins(bool exists)
    {
        var storage = await StartAsync();
        for (var round = 0; round < 10; round++)
        {
            var grain = GrainId.Create("thing", $"race-{Guid.NewGuid():N}");
            string? mark = null;
            if (exists)
            {
                var seed = new GrainState<Counter>(new Counter());
                await storage.WriteStateAsync("s", grain, seed);
                mark = seed.ETag;
            }

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => TryWriteAsync(storage, grain, i, mark))));

            outcomes.Count(won => won).ShouldBe(1, $"round {round}");
            var read = new GrainState<Counter>();
            await storage.ReadStateAsync("s", grain, read);
            read.ETag.ShouldBe(exists ? "2" : "1");
        }
    }

    [Fact]
    public async Task Clear_ThenReadAndWrite_KeepsCountingTheMark()
    {
        var storage = await StartAsync();
        var state = new GrainState<Counter>(new Counter { Value = 3 });
        await storage.WriteStateAsync("s", _grain, state);

        await storage.ClearStateAsync("s", _grain, state);
        state.RecordExists.ShouldBeFalse();
        state.State!.Value.ShouldBe(0);

        var read = await ReadAsync(storage);
        read.RecordExists.ShouldBeFalse();
        read.ETag.ShouldBe("2");
        await storage.WriteStateAsync("s", _grain, read);
        read.ETag.ShouldBe("3");
    }

    [Fact]
    public async Task Clear_StaleMark_IsRefused()
    {
        var storage = await StartAsync();
        var state = new GrainState<Counter>(new Counter());
        await storage.WriteStateAsync("s", _grain, state);
        var stale = new GrainState<Counter>(new Counter(), state.ETag);
        await storage.WriteStateAsync("s", _grain, state);

        await Should.ThrowAsync<InconsistentStateException>(() => storage.ClearStateAsync("s", _grain, stale));
    }

    [Fact]
    public async Task Clear_NothingStored_DoesNothing()
    {
        var storage = await StartAsync();
        var state = new GrainState<Counter>();

        await storage.ClearStateAsync("s", _grain, state);

        state.ETag.ShouldBeNull();
        state.RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task Clear_WithDeleteStateOnClear_RemovesTheRow()
    {
        var storage = await StartAsync(deleteOnClear: true);
        var state = new GrainState<Counter>(new Counter());
        await storage.WriteStateAsync("s", _grain, state);

        await storage.ClearStateAsync("s", _grain, state);

        state.ETag.ShouldBeNull();
        (await ReadAsync(storage)).ETag.ShouldBeNull();
        await storage.WriteStateAsync("s", _grain, state);
        state.ETag.ShouldBe("1");
    }

    [Fact]
    public async Task Rows_OfOtherStateNamesServicesAndKeys_AreApart()
    {
        var storage = await StartAsync();
        await storage.WriteStateAsync("s", _grain, new GrainState<Counter>(new Counter { Value = 1 }));

        (await ReadAsync(storage, "other")).RecordExists.ShouldBeFalse();
        (await ReadAsync(await StartAsync(service: "another"))).RecordExists.ShouldBeFalse();
    }

    private async Task<AdoNetGrainStorage> StartAsync(bool deleteOnClear = false, string service = "svc")
    {
        var options = new AdoNetGrainStorageOptions
        {
            Invariant = "Npgsql",
            ConnectionString = database.ConnectionString,
            DeleteStateOnClear = deleteOnClear,
            GrainStorageSerializer = new Json(),
        };
        var storage = new AdoNetGrainStorage("store", options, Options.Create(new ClusterOptions { ServiceId = service }));
        await storage.OnStart();
        return storage;
    }

    private async Task<GrainState<Counter>> ReadAsync(AdoNetGrainStorage storage, string name = "s")
    {
        var state = new GrainState<Counter>();
        await storage.ReadStateAsync(name, _grain, state);
        return state;
    }

    private static async Task<bool> TryWriteAsync(AdoNetGrainStorage storage, GrainId grain, int value, string? mark)
    {
        try
        {
            await storage.WriteStateAsync("s", grain, new GrainState<Counter>(new Counter { Value = value }, mark));
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }

    private sealed class Json : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

        public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span);
    }
}

using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Cluster.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Outputs;

/// <summary>P7: with every endpoint down decisions wait, and each one is delivered or given up by rule and counted.</summary>
[Trait("Promise", "P7")]
public sealed class OutageOutlivedTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>
{
    [Fact]
    public async Task EndpointDownAndOwnerKilled_DecisionsWaitAndArriveInOrder()
    {
        await using var cluster = await LoopCluster.StartAsync(database.ConnectionString, 3);
        await using var receiver = await new Receiver { IsDown = true }.StartAsync();
        var loop = await OutputLoop.StartAsync(cluster, "waiting", OutputLoop.Http("web", receiver.Url));

        await loop.DecideAsync("web", 6);
        var down = await loop.UntilAsync(status => status.Outputs["web"] is { Pending: > 5, Breaker: not "closed", LastError: not null });
        OutputLoop.Balanced(down.Outputs["web"]);
        await cluster.KillAsync(cluster.OwnerOf("waiting")!);
        await loop.UntilAsync(status => status.Epoch > down.Epoch);
        receiver.IsDown = false;

        var up = await loop.UntilAsync(status => status.Outputs["web"].Pending == 0);
        OutputLoop.Balanced(up.Outputs["web"]);
        up.Outputs["web"].Delivered.ShouldBe(up.Outputs["web"].Emitted);
        receiver.Effects.Select(effect => effect.Seq).ShouldBeInOrder();
        receiver.Effects.Count.ShouldBe((int)up.Outputs["web"].Emitted);
        receiver.Repeated.ShouldBeEmpty();
    }

    [Fact]
    public async Task DeadLetters_AreListedReplayedUnderTheirKeysAndDropped_AndTheAccountBalances()
    {
        await using var cluster = await LoopCluster.StartAsync(database.ConnectionString, 1);
        await using var receiver = await new Receiver { IsDown = true }.StartAsync();
        var loop = await OutputLoop.StartAsync(
            cluster, "letters", OutputLoop.Http("web", receiver.Url, "{ maxInterval: 100ms, ttl: 1s, coalesce: none, breaker: { openFor: 100ms } }"));
        await loop.DecideAsync("web", 4);
        OutputLoop.Balanced((await loop.UntilAsync(status => status.Outputs["web"] is { Pending: 0, DeadLettered: 4 })).Outputs["web"]);

        var first = await loop.DeadLetters.ListDeadLettersAsync(new DeadLetterQuery { Output = "web", Limit = 3 });
        var second = await loop.DeadLetters.ListDeadLettersAsync(new DeadLetterQuery { Output = "web", Limit = 3, Cursor = first.Cursor });
        var letters = first.Letters.Concat(second.Letters).ToList();
        letters.Count.ShouldBe(4);
        letters.ShouldAllBe(letter => letter.Reason.StartsWith("expired", StringComparison.Ordinal));
        second.Cursor.ShouldBeNull();

        receiver.IsDown = false;
        var two = new DeadLetterSelection { Output = "web", Seqs = [letters[2].Seq, letters[0].Seq] };
        (await loop.DeadLetters.ReplayDeadLettersAsync(two)).ShouldBe(new DeadLetterResult { Count = 2 });
        var replayed = await loop.UntilAsync(status => status.Outputs["web"] is { Pending: 0, Delivered: 2 });
        OutputLoop.Balanced(replayed.Outputs["web"]);
        replayed.Outputs["web"].DeadLettered.ShouldBe(2);
        receiver.Effects.Select(effect => effect.Key).ShouldBe([letters[0].Key, letters[2].Key]);
        (await loop.DeadLetters.ReplayDeadLettersAsync(two)).Count.ShouldBe(0, "they are no dead letters any more");

        (await loop.DeadLetters.DropDeadLettersAsync(new DeadLetterSelection { Output = "web", Seqs = [letters[1].Seq, letters[3].Seq] })).Count.ShouldBe(2);
        (await loop.DeadLetters.ListDeadLettersAsync(new DeadLetterQuery())).Letters.ShouldBeEmpty();
        OutputLoop.Balanced((await loop.UntilAsync(status => status.Outputs["web"].DeadLettered == 2)).Outputs["web"]);
        (await loop.DeadLetters.ListDeadLettersAsync(new DeadLetterQuery { Cursor = "nonsense" })).Error!.Code.ShouldBe("invalid_operation");
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("duplicate")]
    public async Task StoreAway_WaitingDecisions_AreHeldOrSentAsTheOutputSays(string rule)
    {
        await using var server = await ScratchPostgres.StartAsync();
        await using var cluster = await LoopCluster.StartAsync(await server.CreateSchemaDatabaseAsync(), 1);
        await using var receiver = await new Receiver { IsDown = true }.StartAsync();
        await using var free = await new Receiver { IsDown = true }.StartAsync();
        // The second output says when the first one has had its chance: both retry at the same pace.
        var loop = await OutputLoop.StartAsync(
            cluster, $"away-{rule}", OutputLoop.Http("web", receiver.Url, onPartition: rule), OutputLoop.Http("free", free.Url, onPartition: "duplicate"));
        await loop.DecideAsync("web", 2);

        await server.KillAsync();
        await loop.UntilAsync(status => !status.StoreReachable);
        (receiver.IsDown, free.IsDown) = (false, false);
        await Eventually.TrueAsync(() => free.Effects.Count == 2);

        if (rule == "duplicate")
            await Eventually.TrueAsync(() => receiver.Effects.Count == 2);
        else
            receiver.Effects.ShouldBeEmpty();
        await server.StartAgainAsync();
        var back = await loop.UntilAsync(status => status.StoreReachable && status.Outputs["web"] is { Pending: 0, Delivered: 2 });
        OutputLoop.Balanced(back.Outputs["web"]);
        receiver.Repeated.ShouldBeEmpty();
    }

    [Fact]
    public async Task BrokenAccount_IsLoggedAndRaisedAsAnAlert()
    {
        await using var cluster = await LoopCluster.StartAsync(database.ConnectionString, 2);
        await using var receiver = await new Receiver().StartAsync();
        var loop = await OutputLoop.StartAsync(cluster, "broken", OutputLoop.Http("web", receiver.Url));
        await loop.DecideAsync("web", 1);
        await loop.UntilAsync(status => status.Outputs["web"].Delivered == 1);
        const string alerts = "SELECT count(*) FROM alert_entry WHERE key LIKE 'broken/web/ledger/%'";
        (await database.QueryAsync(alerts)).ShouldBe(0L);
        var epoch = (await loop.Grain.StatusAsync())!.Epoch;

        // Somebody counts a decision that never was, and a thief's claim makes another owner read it.
        await database.QueryAsync("""
            UPDATE loop SET epoch = epoch + 1, owner_silo = 'nobody',
                state = convert_to(regexp_replace(convert_from(state, 'UTF8'), '"emitted":1', '"emitted":2'), 'UTF8')
            WHERE name = 'broken'
            """);

        await loop.UntilAsync(status => status.Epoch > epoch + 1);
        await Eventually.ValueAsync(async () => (long)(await database.QueryAsync(alerts))!, count => count == 1, describe: _ => cluster.Log);
        cluster.Log.ShouldContain("does not balance");
    }
}

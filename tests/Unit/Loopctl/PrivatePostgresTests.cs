using Npgsql;
using OrleansHa.Loopctl.Dev.Postgres;
using OrleansHa.Loopctl.Processes;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Loopctl;

public sealed class PrivatePostgresTests : IDisposable
{
    private readonly TemporaryDirectory _temporary = new();
    private readonly LastLines _log = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Start_SecondTime_FindsWhatWasWritten()
    {
        await using (var first = await OpenAsync())
        {
            await first.StartAsync(CancellationToken.None);
            await first.EnsureDatabaseAsync("loops", CancellationToken.None);
            await ExecuteAsync(first, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (42)");
        }

        await using var second = await OpenAsync();
        await second.StartAsync(CancellationToken.None);
        await second.EnsureDatabaseAsync("loops", CancellationToken.None);
        (await ExecuteAsync(second, "SELECT id FROM kept")).ShouldBe(42, _log.ToString());
        (await ExecuteAsync(second, "SHOW fsync")).ShouldBe("on");
    }

    [Fact]
    public async Task Start_AfterKill_AnswersOnTheSamePortWithTheSameData()
    {
        await using var server = await OpenAsync();
        await server.StartAsync(CancellationToken.None);
        await server.EnsureDatabaseAsync("loops", CancellationToken.None);
        await ExecuteAsync(server, "CREATE TABLE kept AS SELECT 7 AS id");
        var before = server.Pid;

        await server.KillAsync();
        server.Pid.ShouldBeNull();
        await server.StartAsync(CancellationToken.None);

        server.Pid.ShouldNotBe(before);
        (await ExecuteAsync(server, "SELECT id FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task Connect_WithAWrongPassword_IsRefused()
    {
        await using var server = await OpenAsync();
        await server.StartAsync(CancellationToken.None);
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "guess" };

        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        var refused = await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync());
        refused.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task Open_WhereOnlyRootMayGo_LiesElsewhereBehindALink()
    {
        if (!Posix.IsRoot)
            return; // Only root hands the server to another user, who then cannot follow.

        var locked = Path.Combine(_temporary.Path, "locked");
        PrivateFiles.CreateDirectory(locked, owner: null);
        string elsewhere;
        await using (var server = await PrivatePostgres.OpenAsync(locked, new PostgresSettings(), _log.Add, CancellationToken.None))
        {
            await server.StartAsync(CancellationToken.None);
            elsewhere = server.Directory;
            new FileInfo(Path.Combine(locked, "pg")).LinkTarget.ShouldBe(elsewhere);
        }

        await using (var again = await PrivatePostgres.OpenAsync(locked, new PostgresSettings(), _log.Add, CancellationToken.None))
            again.Directory.ShouldBe(elsewhere);
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public async Task Start_WithALockFileOfAnUnrelatedProcess_StartsAnyway()
    {
        await using var server = await OpenAsync();
        await server.StartAsync(CancellationToken.None);
        await server.KillAsync();
        var lockFile = Path.Combine(server.Directory, "data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(lockFile);
        lines[0] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(lockFile, lines);

        await server.StartAsync(CancellationToken.None);

        server.Pid.ShouldNotBeNull();
    }

    [Fact]
    public async Task Open_PasswordFile_IsReadableByItsOwnerOnly()
    {
        await using var server = await OpenAsync();
#pragma warning disable CA1416 // These tests run on Linux only.
        File.GetUnixFileMode(Path.Combine(_temporary.Path, "pg.password"))
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
    }

    [Fact]
    public async Task SqlScripts_AppliedTwiceWithAFailingOne_NamesTheFileAndKeepsNothingOfIt()
    {
        var database = new ScratchDatabase();
        await database.InitializeAsync();
        await File.WriteAllTextAsync(Path.Combine(_temporary.Path, "20_b.sql"), "INSERT INTO t VALUES (1);");
        await File.WriteAllTextAsync(Path.Combine(_temporary.Path, "10_a.sql"), "CREATE TABLE IF NOT EXISTS t (id int);");
        (await SqlScripts.ApplyAsync(database.ConnectionString, _temporary.Path, CancellationToken.None)).ShouldBe(["10_a.sql", "20_b.sql"]);

        await File.WriteAllTextAsync(Path.Combine(_temporary.Path, "30_c.sql"), "INSERT INTO t VALUES (2); INSERT INTO nowhere VALUES (3);");
        var failed = await Should.ThrowAsync<OrleansHa.Loopctl.Dev.DevException>(
            () => SqlScripts.ApplyAsync(database.ConnectionString, _temporary.Path, CancellationToken.None));

        failed.Message.ShouldContain("30_c.sql");
        (await database.QueryAsync("SELECT count(*) FROM t")).ShouldBe(2L);
        await database.DisposeAsync();
    }

    private Task<PrivatePostgres> OpenAsync() =>
        PrivatePostgres.OpenAsync(_temporary.Path, new PostgresSettings(), _log.Add, CancellationToken.None);

    private static async Task<object?> ExecuteAsync(PrivatePostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("loops") + ";Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // Test code writes the statement itself.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}

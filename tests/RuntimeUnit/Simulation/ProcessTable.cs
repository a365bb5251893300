namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>The membership table as one process reaches it: over a way that takes time, fails, and may lose the answer to a write that was applied.</summary>
internal sealed class ProcessTable(SimulatedWorld world, SimulatedDatabase database, SimulatedProcess process) : IMembershipTable
{
    public Task InitializeMembershipTable(bool tryInitTableVersion) => Ask(async table =>
    {
        await table.InitializeMembershipTable(tryInitTableVersion);
        return true;
    });

    public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException("A silo does not do that.");

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Ask(async table =>
    {
        await table.CleanupDefunctSiloEntries(beforeDate);
        return true;
    });

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Ask(table => table.ReadRow(key));

    public Task<MembershipTableData> ReadAll() => Ask(table => table.ReadAll());

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Write(entry, table => table.InsertRow(entry, tableVersion));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Write(entry, table => table.UpdateRow(entry, etag, tableVersion));

    public Task UpdateIAmAlive(MembershipEntry entry) => Ask(async table =>
    {
        await table.UpdateIAmAlive(entry);
        return true;
    });

    private Task<bool> Write(MembershipEntry entry, Func<IMembershipTable, Task<bool>> write) => Ask(async table =>
    {
        var applied = await write(table);
        if (applied) world.Note($"table version {database.Version + 1}: {process} writes {entry.SiloAddress.Endpoint}@{entry.SiloAddress.Generation} {entry.Status}");
        return applied;
    });

    private Task<T> Ask<T>(Func<IMembershipTable, Task<T>> operation)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Schedule(Latency(), () =>
        {
            if (database.IsDown || database.Unreached.Contains(process.Node.Index))
            {
                // Half of the time the system says so, else nothing comes back.
                if (world.Chance(0.5)) Answer(() => answer.SetException(new IOException("simulated: the table is away")));
                return;
            }

            var fails = world.Chance(database.FailureRate);
            if (fails && world.Chance(0.5))
            {
                Answer(() => answer.SetException(new IOException("simulated: the table refused")));
                return;
            }

            // The table in memory answers at once.
            var result = operation(database.Table).GetAwaiter().GetResult();
            database.Changed();
            if (fails) Answer(() => answer.SetException(new IOException("simulated: the answer of the table was lost")));
            else Answer(() => answer.SetResult(result));
        });
        return answer.Task;
    }

    private void Answer(Action answer) => process.Schedule(Latency(), answer);

    private TimeSpan Latency() => world.Between(0.3, database.MostLatency);
}

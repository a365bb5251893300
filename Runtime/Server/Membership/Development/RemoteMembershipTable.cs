using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime.MembershipService;

/// <summary>The table in a primary silo of another process. While that silo is away nothing about membership can change.</summary>
/// <remarks>Its parts are looked up late: they are built from parts that themselves follow membership.</remarks>
internal sealed class RemoteMembershipTable(IPEndPoint primary, IServiceProvider services) : IMembershipTable
{
    private SiloAddress? _silo;

    public async Task InitializeMembershipTable(bool tryInitTableVersion) => await Use(table => table.Read());

    public Task DeleteMembershipTableEntries(string clusterId) => Do(table => table.Delete(clusterId));

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Do(table => table.Cleanup(beforeDate.UtcDateTime));

    public async Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        var all = await ReadAll();
        return new MembershipTableData([.. all.Members.Where(row => row.Item1.SiloAddress.Equals(key))], all.Version);
    }

    public async Task<MembershipTableData> ReadAll()
    {
        var read = await Use(table => table.Read());
        return new MembershipTableData(
            [.. read.Entries.Select(entry => Tuple.Create(entry, ""))], new TableVersion((int)read.Version, read.Version.ToString(CultureInfo.InvariantCulture)));
    }

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Use(table => table.Insert(entry, Read(tableVersion)));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Use(table => table.Update(entry, Read(tableVersion)));

    public Task UpdateIAmAlive(MembershipEntry entry) => Do(table => table.Beat(entry));

    private static int Read(TableVersion version) => int.Parse(version.VersionEtag, CultureInfo.InvariantCulture);

    private Task<bool> Do(Func<IDevelopmentTableTarget, Task> call) => Use(async table =>
    {
        await call(table);
        return true;
    });

    private async Task<T> Use<T>(Func<IDevelopmentTableTarget, Task<T>> call)
    {
        // Only the endpoint is configured; the silo's generation is learned by connecting.
        var silo = Volatile.Read(ref _silo) ?? await services.GetRequiredService<SiloConnections>().Identify(primary);
        Volatile.Write(ref _silo, silo);
        try
        {
            return await call(services.GetRequiredService<ISystemTargetFactory>().GetSystemTarget<IDevelopmentTableTarget>(DevelopmentTableTarget.Type, silo));
        }
        catch (Exception error) when (error is OrleansException or TimeoutException)
        {
            // It may have been started again since.
            Volatile.Write(ref _silo, null);
            throw;
        }
    }
}

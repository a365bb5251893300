using Orleans.Runtime.MembershipService;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

public sealed class InMemoryMembershipTableTests : MembershipTableContract
{
    protected override IMembershipTable CreateTable() => new InMemoryMembershipTable(ClusterId);

    [Fact]
    public async Task Instances_OfOneClusterId_ShareTheirRows()
    {
        await Insert(Entry(1, SiloStatus.Active));

        var other = new InMemoryMembershipTable(ClusterId);

        (await other.ReadAll()).Members.Count.ShouldBe(1);
    }
}

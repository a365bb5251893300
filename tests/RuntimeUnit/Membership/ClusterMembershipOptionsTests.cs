using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

public sealed class ClusterMembershipOptionsTests
{
    public static TheoryData<string, Action<ClusterMembershipOptions>> Wrong => new()
    {
        { "ProbeTimeout is 00:00:00.0500000: it must be at least 00:00:00.1", options => options.ProbeTimeout = TimeSpan.FromMilliseconds(50) },
        { "NumMissedProbesLimit is 0: it must be at least 1", options => options.NumMissedProbesLimit = 0 },
        { "NumProbedSilos is 0: it must be at least 1", options => options.NumProbedSilos = 0 },
        { "NumVotesForDeathDeclaration is 0: it must be at least 1", options => options.NumVotesForDeathDeclaration = 0 },
        { "NumMissedTableIAmAliveLimit is 0: it must be at least 1", options => options.NumMissedTableIAmAliveLimit = 0 },
        { "MaxDefunctSiloEntries is -1: it must be at least 0", options => options.MaxDefunctSiloEntries = -1 },
        { "DeathVoteExpirationTimeout is 00:00:00", options => options.DeathVoteExpirationTimeout = TimeSpan.Zero },
        { "TableRefreshTimeout is 00:00:00", options => options.TableRefreshTimeout = TimeSpan.Zero },
        { "IAmAliveTablePublishTimeout is 00:00:00", options => options.IAmAliveTablePublishTimeout = TimeSpan.Zero },
        { "MaxJoinAttemptTime is 00:00:00", options => options.MaxJoinAttemptTime = TimeSpan.Zero },
        { "DefunctSiloExpiration is 00:00:00", options => options.DefunctSiloExpiration = TimeSpan.Zero },
        { "DefunctSiloCleanupPeriod is 00:00:00", options => options.DefunctSiloCleanupPeriod = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_OutOfRange_NamesClassKeyValueAndRange(string message, Action<ClusterMembershipOptions> change)
    {
        var options = new ClusterMembershipOptions();
        change(options);

        Should.Throw<OrleansConfigurationException>(() => new ClusterMembershipOptionsValidator(Options.Create(options)).ValidateConfiguration())
            .Message.ShouldContain($"ClusterMembershipOptions.{message}");
    }

    [Fact]
    public void Validate_Defaults_Pass()
    {
        var defaults = new ClusterMembershipOptions();

        new ClusterMembershipOptionsValidator(Options.Create(defaults)).ValidateConfiguration();

        defaults.ProbeTimeout.ShouldBe(TimeSpan.FromSeconds(5));
        defaults.NumMissedProbesLimit.ShouldBe(3);
        defaults.NumVotesForDeathDeclaration.ShouldBe(2);
        defaults.IAmAliveTablePublishTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        defaults.MaxJoinAttemptTime.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Validate_LowestAllowed_Passes() => new ClusterMembershipOptionsValidator(Options.Create(new ClusterMembershipOptions
    {
        ProbeTimeout = TimeSpan.FromMilliseconds(100),
        NumMissedProbesLimit = 1,
        NumProbedSilos = 1,
        NumVotesForDeathDeclaration = 1,
        NumMissedTableIAmAliveLimit = 1,
        MaxDefunctSiloEntries = null,
        DefunctSiloCleanupPeriod = null,
    })).ValidateConfiguration();
}

namespace OrleansHa.Loopctl.Dev.Supervision;

/// <summary>What a process of the local cluster is; the order is the order of starting.</summary>
internal enum MemberRole
{
    Postgres,
    Plant,
    Silo,
    Gateway,
}

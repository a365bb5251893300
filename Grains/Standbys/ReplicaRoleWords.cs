namespace OrleansHa.Grains.Standbys;

/// <summary>Roles as callers see them.</summary>
internal static class ReplicaRoleWords
{
    public static string Word(this ReplicaRole role) => role switch
    {
        ReplicaRole.Primary => "primary",
        ReplicaRole.Standby => "standby",
        ReplicaRole.CatchingUp => "catching_up",
        ReplicaRole.Fenced => "fenced",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };
}

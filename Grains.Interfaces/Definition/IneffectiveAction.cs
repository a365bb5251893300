namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What happens when a remediation did not help.</summary>
public enum IneffectiveAction
{
    /// <summary>People are told.</summary>
    Escalate = 0,

    /// <summary>It may run again after its cooldown.</summary>
    Retry = 1,

    /// <summary>It stays off until somebody puts it on again.</summary>
    Suppress = 2,
}

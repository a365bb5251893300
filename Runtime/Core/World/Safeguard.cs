namespace Orleans.Runtime;

/// <summary>What a simulation may leave out to prove that it would notice.</summary>
internal enum Safeguard
{
    None,

    /// <summary>A registration counts only in the view in which it was answered.</summary>
    RegistrationView,

    /// <summary>A silo that learns of its death runs no turn any more.</summary>
    Fencing,

    /// <summary>Connections and messages meant for an earlier silo of the same endpoint are refused.</summary>
    Generation,

    /// <summary>A call without an answer ends.</summary>
    CallTimeout,
}

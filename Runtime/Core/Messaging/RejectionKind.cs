namespace Orleans.Runtime.Messaging;

/// <summary>Why a request did not run.</summary>
internal enum RejectionKind : byte
{
    /// <summary>May work when tried again, e.g. the activation moved.</summary>
    Transient = 0,

    /// <summary>Will not work when tried again.</summary>
    Unrecoverable = 1,

    /// <summary>The silo or client is gone.</summary>
    Unavailable = 2,

    /// <summary>A queue or gateway is full.</summary>
    Overloaded = 3,

    /// <summary>The activation failed to start; the cause is carried.</summary>
    ActivationFailed = 4,

    /// <summary>The addressed activation is not here; the sender should look it up again.</summary>
    CacheInvalid = 5,
}

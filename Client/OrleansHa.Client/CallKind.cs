namespace OrleansHa.Client;

/// <summary>What a repeat of a call would do.</summary>
internal enum CallKind
{
    /// <summary>Changes nothing, so it may be repeated and its failure leaves nothing behind.</summary>
    Read,

    /// <summary>Changes something, but a repeat changes nothing more.</summary>
    Repeatable,

    /// <summary>Must not be repeated unless it surely did not run.</summary>
    OnceOnly,
}

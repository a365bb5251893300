namespace Orleans.Runtime;

/// <summary>
/// Where an activation stands. All changes happen in its own turns, in this order and never back:
/// <list type="table">
/// <item><term>Creating</term><description>waits for its first turn; requests queue, deactivation is remembered, collection and ticks cannot come yet.</description></item>
/// <item><term>Activating</term><description>registers, is constructed, reads its state, runs OnActivateAsync; requests queue, deactivation is remembered and done after it, a failure leads to Invalid.</description></item>
/// <item><term>Valid</term><description>requests are admitted; deactivation (asked for, idle, duplicate, shutdown) leads to Deactivating.</description></item>
/// <item><term>Deactivating</term><description>running requests finish, then OnDeactivateAsync; requests queue, ticks are dropped, further deactivation is ignored.</description></item>
/// <item><term>Invalid</term><description>torn down; requests are sent on to the grain's next activation, everything else is ignored.</description></item>
/// </list>
/// </summary>
internal enum ActivationState
{
    Creating,
    Activating,
    Valid,
    Deactivating,
    Invalid,
}

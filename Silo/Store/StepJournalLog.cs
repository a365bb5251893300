using OrleansHa.Silo.Journal;

namespace OrleansHa.Silo.Store;

/// <summary>Event ids 2150 to 2199.</summary>
internal static partial class StepJournalLog
{
    [LoggerMessage(2150, LogLevel.Error, "The step journal in {Directory} takes no more ({Status}): loops whose steps would go there stand still while PostgreSQL is away.")]
    public static partial void Refused(ILogger logger, string directory, JournalAppendStatus status);

    [LoggerMessage(2151, LogLevel.Error, "Record {Name} (loop/epoch/seq) of the step journal is damaged. Its steps are lost unless a later record of the loop is read.")]
    public static partial void Lost(ILogger logger, string name);

    [LoggerMessage(2152, LogLevel.Warning, "Steps {First} to {Last} of loop {Loop} (epoch {Epoch}), which an earlier run of this silo took while PostgreSQL was away, are committed.")]
    public static partial void Reconciled(ILogger logger, string loop, long epoch, long first, long last);

    [LoggerMessage(2153, LogLevel.Information, "Steps up to {Last} of loop {Loop} (epoch {Epoch}) in the step journal are committed already.")]
    public static partial void CommittedAlready(ILogger logger, string loop, long epoch, long last);

    [LoggerMessage(2154, LogLevel.Error, "Steps {First} to {Last} of loop {Loop} in the step journal are discarded: they were taken under epoch {Epoch}, and {Current} is in force.")]
    public static partial void Discarded(ILogger logger, string loop, long epoch, long first, long last, string current);

    [LoggerMessage(2155, LogLevel.Error, "The step journal could not be reconciled; the next start tries again.")]
    public static partial void Kept(ILogger logger, Exception error);
}

namespace OrleansHa.Silo.Journal;

/// <summary>What became of an append.</summary>
/// <param name="Status">Which case.</param>
/// <param name="Position">The record's number when it was appended; 0 otherwise.</param>
internal readonly record struct JournalAppend(JournalAppendStatus Status, long Position);

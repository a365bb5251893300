namespace OrleansHa.Silo.Journal;

/// <summary>A record as it was appended: its checksum holds.</summary>
/// <param name="Position">Its number in the journal; rising, never given twice.</param>
/// <param name="Name">What its writer calls it, e.g. loop/output/seq.</param>
/// <param name="Payload">Its content.</param>
internal sealed record JournalRecord(long Position, string Name, byte[] Payload);

namespace OrleansHa.Silo.Journal;

/// <summary>A record that was appended and cannot be read any more.</summary>
/// <param name="Position">Its number.</param>
/// <param name="Name">What its writer called it; null when both copies of the name are damaged.</param>
/// <param name="Segment">The file it was in.</param>
internal sealed record JournalLoss(long Position, string? Name, string Segment);

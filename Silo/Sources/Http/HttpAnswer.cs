using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources.Http;

/// <summary>What an HTTP server said.</summary>
/// <param name="Status">Its status; 0 when there was no answer.</param>
/// <param name="Body">At most <see cref="HttpRead.MaxBody"/> bytes.</param>
/// <param name="Problem">Why the body is of no use; null for a status of success with a body.</param>
internal readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body, SourceAnswer? Problem);

using Orleans.CodeGeneration;

namespace OrleansHa.Tests.Conformance.Versions.V2;

[Alias("conformance.ledger")]
[Version(2)]
public interface ILedger : IGrainWithIntegerKey
{
    [Alias("add")]
    Task<Receipt> AddAsync(Entry entry);

    /// <summary>New in this version.</summary>
    [Alias("correct")]
    Task<Receipt> CorrectAsync(Entry entry, string reason);
}

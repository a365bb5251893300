using Orleans.CodeGeneration;

namespace OrleansHa.Tests.Conformance.Versions.V1;

[Alias("conformance.ledger")]
[Version(1)]
public interface ILedger : IGrainWithIntegerKey
{
    [Alias("add")]
    Task<Receipt> AddAsync(Entry entry);
}

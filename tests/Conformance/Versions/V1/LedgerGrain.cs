using Orleans.Placement;

namespace OrleansHa.Tests.Conformance.Versions.V1;

[GrainType("conformance-ledger")]
[RandomPlacement]
public sealed class LedgerGrain : Grain, ILedger
{
    public Task<Receipt> AddAsync(Entry entry) => Task.FromResult(new Receipt { Doubled = entry.Amount * 2 });
}

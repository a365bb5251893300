using Orleans.Placement;

namespace OrleansHa.Tests.Conformance.Versions.V2;

[GrainType("conformance-ledger")]
[RandomPlacement]
public sealed class LedgerGrain : Grain, ILedger
{
    public Task<Receipt> AddAsync(Entry entry) => Task.FromResult(new Receipt { Doubled = entry.Amount * 2, Remark = entry.Note });

    public Task<Receipt> CorrectAsync(Entry entry, string reason) => Task.FromResult(new Receipt { Doubled = -entry.Amount, Remark = reason });
}

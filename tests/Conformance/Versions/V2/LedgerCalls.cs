namespace OrleansHa.Tests.Conformance.Versions.V2;

/// <summary>What a client of this version does: the old method with the new field, and the new method.</summary>
internal static class LedgerCalls
{
    public static async Task CallAsync(IClusterClient client, int number)
    {
        var grain = client.GetGrain<ILedger>(number);
        var receipt = await grain.AddAsync(new Entry { Amount = number, Note = "note" });
        if (receipt is not { Remark: "note" } || receipt.Doubled != 2 * number) throw new InvalidOperationException($"{number} came back as {receipt.Doubled} '{receipt.Remark}'");
        receipt = await grain.CorrectAsync(new Entry { Amount = number }, "typo");
        if (receipt is not { Remark: "typo" } || receipt.Doubled != -number) throw new InvalidOperationException($"{number} was corrected to {receipt.Doubled} '{receipt.Remark}'");
    }
}

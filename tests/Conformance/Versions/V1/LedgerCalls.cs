namespace OrleansHa.Tests.Conformance.Versions.V1;

/// <summary>What a client of this version does.</summary>
internal static class LedgerCalls
{
    public static async Task CallAsync(IClusterClient client, int number)
    {
        var receipt = await client.GetGrain<ILedger>(number).AddAsync(new Entry { Amount = number });
        if (receipt.Doubled != 2 * number) throw new InvalidOperationException($"{number} came back as {receipt.Doubled}");
    }
}

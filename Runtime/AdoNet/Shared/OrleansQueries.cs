namespace Orleans.AdoNet;

/// <summary>The statements of table OrleansQuery by key.</summary>
internal sealed class OrleansQueries
{
    private const string ReadStatements = "SELECT QueryKey, QueryText FROM OrleansQuery";

    private readonly Dictionary<string, string> _texts;

    private OrleansQueries(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>The text under a key.</summary>
    public string this[string key] => _texts[key];

    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>Reads the statements.</summary>
    /// <exception cref="ArgumentException">Keys in <paramref name="required"/> are absent; the message lists them.</exception>
    public static async Task<OrleansQueries> LoadAsync(AdoNetDatabase database, IReadOnlyCollection<string> required, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(ReadStatements, static _ => { }, static reader => (Key: reader.GetString(0), Text: reader.GetString(1)), cancellationToken).ConfigureAwait(false);
        var texts = rows.ToDictionary(row => row.Key, row => row.Text, StringComparer.Ordinal);
        var missing = required.Where(key => !texts.ContainsKey(key)).ToList();
        if (missing.Count > 0)
        {
            throw new ArgumentException($"Table OrleansQuery lacks the statements {string.Join(", ", missing)}. Apply the scripts for this provider to the database first.", nameof(required));
        }

        return new OrleansQueries(texts);
    }
}

namespace OrleansHa.Loopctl.Printing;

/// <summary>Columns of plain text, as wide as their longest cell and never wrapped, so that pipes can cut them apart.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <param name="cells">One per heading; null and empty show as <c>-</c>, so that no column is ever missing.</param>
    public void Add(params string?[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, headings.Length);
        _rows.Add([.. cells.Select(cell => string.IsNullOrEmpty(cell) ? "-" : cell)]);
    }

    public void WriteTo(TextWriter output)
    {
        var widths = headings.Select((heading, column) => _rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToArray();
        foreach (var row in _rows.Prepend([.. headings.Select(heading => heading.ToUpperInvariant())]))
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}

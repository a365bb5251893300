namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Finds what a wrong word most likely means.</summary>
public static class NearestWord
{
    // A longer word is no slip of the finger, and the distance costs its square.
    private const int LongestWord = 64;

    /// <summary>The word at the smallest edit distance, when that is at most a third of its length (at least 1); the first of equals.</summary>
    public static string? Of(string wrong, IEnumerable<string> words)
    {
        if (wrong.Length is 0 or > LongestWord)
            return null;
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var word in words)
        {
            var distance = IsAbbreviation(wrong, word) ? 1 : Distance(wrong, word);
            if (distance < bestDistance && distance <= Math.Max(1, Math.Max(word.Length, wrong.Length) / 3) && distance < wrong.Length)
                (best, bestDistance) = (word, distance);
        }

        return best;
    }

    private static bool IsAbbreviation(string wrong, string word) => wrong.Length >= 3 && word.StartsWith(wrong, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Optimal string alignment distance, case ignored: insertions, deletions, substitutions and swaps of neighbours (F. J. Damerau,
    /// A technique for computer detection and correction of spelling errors, 1964).
    /// </summary>
    internal static int Distance(string left, string right)
    {
        var (a, b) = (left.ToLowerInvariant(), right.ToLowerInvariant());
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    least = Math.Min(least, cost[i - 2, j - 2] + 1);
                cost[i, j] = least;
            }
        }

        return cost[a.Length, b.Length];
    }
}

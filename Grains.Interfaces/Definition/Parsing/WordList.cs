namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>The words that are valid in one place, and what they stand for; used to read and to write.</summary>
internal sealed class WordList<T>
    where T : struct, Enum
{
    private readonly (string Word, T Value)[] _words;
    private readonly string[] _later;

    /// <param name="words">Valid words.</param>
    /// <param name="later">Words of the published form that this version cannot do yet.</param>
    internal WordList((string Word, T Value)[] words, params string[] later)
    {
        _words = words;
        _later = later;
    }

    internal IEnumerable<string> Words => _words.Select(pair => pair.Word);

    internal bool IsLater(string word) => _later.Contains(word);

    internal T? ValueOf(string word)
    {
        foreach (var pair in _words)
        {
            if (pair.Word == word)
                return pair.Value;
        }

        return null;
    }

    internal string? Nearest(string wrong) => NearestWord.Of(wrong, Words.Concat(_later));

    internal string WordOf(T value) => Array.Find(_words, pair => pair.Value.Equals(value)).Word
        ?? throw new ArgumentOutOfRangeException(nameof(value), value, "No word stands for this value.");
}

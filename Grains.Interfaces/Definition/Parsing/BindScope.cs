namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>What the records of one definition need to know of their surroundings while they are read.</summary>
internal sealed class BindScope(ErrorSink errors, bool everything)
{
    internal ErrorSink Errors { get; } = errors;

    /// <summary>The loop's name, when it could be read.</summary>
    internal string? LoopName { get; set; }

    /// <summary>The loop's period, when it could be read.</summary>
    internal TimeSpan? Period { get; set; }

    internal InputGraph? Inputs { get; set; }

    /// <summary>Whether a key or word of the published form is one that this version cannot run.</summary>
    internal bool IsLater(Type type, string word) => !everything && NotSupportedYet.Has(type, word);

    /// <summary>A value that only its usual one can be for now, when the entry is on the list.</summary>
    internal TimeSpan Checked(TimeSpan given, TimeSpan usual, string entry, MappingReader reader, string key)
    {
        if (given != usual && IsLater(entry))
            reader.Later(key);
        return given;
    }

    internal bool IsLater(string entry) => !everything && NotSupportedYet.Has(entry);
}

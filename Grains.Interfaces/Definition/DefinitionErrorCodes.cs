namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The codes of <see cref="DefinitionError"/>; stable, callers may act on them.</summary>
public static class DefinitionErrorCodes
{
    /// <summary>The text is not YAML.</summary>
    public const string Syntax = "syntax";

    /// <summary>There is no definition in the text.</summary>
    public const string Empty = "empty";

    /// <summary>The text has several documents where one is expected.</summary>
    public const string MultipleDocuments = "multiple_documents";

    /// <summary>The text is larger than a definition may be.</summary>
    public const string TooLarge = "too_large";

    /// <summary>The text is nested deeper than a definition may be.</summary>
    public const string TooDeep = "too_deep";

    /// <summary>More of one kind than a loop may have.</summary>
    public const string TooMany = "too_many";

    /// <summary>An anchor or alias: a definition says everything where it stands.</summary>
    public const string AnchorRefused = "anchor_refused";

    /// <summary>A YAML tag: types come from the definition's keys.</summary>
    public const string TagRefused = "tag_refused";

    public const string UnknownKey = "unknown_key";

    public const string DuplicateKey = "duplicate_key";

    public const string MissingKey = "missing_key";

    /// <summary>Legal by the published form of definitions, but this version cannot do it yet.</summary>
    public const string NotSupportedYet = "not_supported_yet";

    /// <summary>A text where a number is expected, and the like.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>None of the words that are valid there.</summary>
    public const string UnknownWord = "unknown_word";

    /// <summary>An unknown unit of a signal or a duration.</summary>
    public const string WrongUnit = "wrong_unit";

    /// <summary>NaN, or a number too large to hold.</summary>
    public const string NotFinite = "not_finite";

    public const string OutOfRange = "out_of_range";

    /// <summary>A text that is not of the form it has to have, such as a name or a URL.</summary>
    public const string WrongForm = "wrong_form";

    public const string DuplicateName = "duplicate_name";

    /// <summary>A reference to a signal or stage that does not exist.</summary>
    public const string UnknownName = "unknown_name";

    /// <summary>Stages that read each other in a circle.</summary>
    public const string Cycle = "cycle";

    public const string NoSources = "no_sources";

    public const string QuorumAboveSources = "quorum_above_sources";

    public const string MinAboveMax = "min_above_max";

    public const string StallBeforePull = "stall_before_pull";

    /// <summary>All sources with a zone stand in the same one.</summary>
    public const string SingleZone = "single_zone";

    public const string SetpointOutOfRange = "setpoint_out_of_range";

    /// <summary>Two settings that cannot both hold.</summary>
    public const string ImpossibleCombination = "impossible_combination";

    /// <summary>A secret's value where only a reference may stand.</summary>
    public const string LiteralSecret = "literal_secret";

    /// <summary>Topology: a zone without an active silo.</summary>
    public const string UnknownZone = "unknown_zone";

    /// <summary>Topology: more replicas than zones to spread them over.</summary>
    public const string TooFewZones = "too_few_zones";

    /// <summary>Topology: a signal loses its quorum with one zone although its loop has a standby elsewhere.</summary>
    public const string QuorumInOneZone = "quorum_in_one_zone";

    /// <summary>Control: the period is too long for the process.</summary>
    public const string PeriodTooLong = "period_too_long";

    /// <summary>Control: a silent source is trusted for too long for the process.</summary>
    public const string StallTooLong = "stall_too_long";

    /// <summary>Control: a held value ends before the next step.</summary>
    public const string HoldShorterThanPeriod = "hold_shorter_than_period";

    /// <summary>Control: the output cannot cross its range within a day.</summary>
    public const string RateTooSlow = "rate_too_slow";

    /// <summary>Control: the action pushes the process away from its set-point.</summary>
    public const string GainSign = "gain_sign";
}

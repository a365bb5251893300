namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How large a definition may be. Every bound is there so that one definition cannot slow down its neighbours.</summary>
public static class DefinitionBounds
{
    /// <summary>UTF-8 bytes of one text: a hundred times a rich definition, and still parsed within some milliseconds.</summary>
    public const int TextBytes = 256 * 1024;

    /// <summary>UTF-8 bytes of a text with many documents: sixteen of the largest, thousands of usual ones.</summary>
    public const int ManyDocumentsBytes = 4 * 1024 * 1024;

    /// <summary>Documents in one text; more belong into several files.</summary>
    public const int Documents = 1000;

    /// <summary>Levels of nesting; the deepest key of a definition is at 8.</summary>
    public const int Depth = 64;

    /// <summary>Keys and values of one definition; the largest that passes the other bounds has about 5,000.</summary>
    public const int Nodes = 20_000;

    /// <summary>Errors listed: more than anyone reads before the next try.</summary>
    public const int Errors = 50;

    /// <summary>Signals of a loop: each is selected in every step.</summary>
    public const int Signals = 16;

    /// <summary>Sources of a signal: more do not make a vote better.</summary>
    public const int Sources = 16;

    /// <summary>Stages of a loop: each is a call within the step.</summary>
    public const int Stages = 32;

    /// <summary>Outputs of a loop: each has a delivery queue.</summary>
    public const int Outputs = 16;

    /// <summary>Endpoints of an output: all are tried in turn before a decision waits.</summary>
    public const int Endpoints = 8;

    /// <summary>Rows of a threshold table.</summary>
    public const int Thresholds = 64;

    /// <summary>Rows of any other table.</summary>
    public const int TableRows = 64;

    /// <summary>Samples that a stage keeps: they are part of the loop's committed state.</summary>
    public const int Window = 1001;

    /// <summary>Links in a chain of fail actions: one of each kind, with room.</summary>
    public const int FailChain = 4;

    /// <summary>Characters of an expression: a screenful.</summary>
    public const int ExpressionLength = 2048;

    /// <summary>Settings of a custom class.</summary>
    public const int Settings = 64;

    /// <summary>Zones that a loop is bound to.</summary>
    public const int Zones = 16;

    /// <summary>Limits of a loop: each is evaluated every few seconds.</summary>
    public const int Sla = 32;

    /// <summary>Remediations of a loop: each is evaluated every few seconds.</summary>
    public const int Remediation = 16;

    /// <summary>Remedies of one remediation; they run one after the other.</summary>
    public const int Remedies = 8;

    /// <summary>Labels of a loop: they are listed with it.</summary>
    public const int Labels = 64;

    /// <summary>Characters of a label's value.</summary>
    public const int LabelLength = 256;

    /// <summary>Characters of a name, as DNS has it.</summary>
    public const int NameLength = 63;

    /// <summary>Characters of a URL, as browsers have it.</summary>
    public const int UrlLength = 2048;
}

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What a stage gives when it has no answer of its own.</summary>
public enum StageErrorAction
{
    /// <summary>Its last answer, as Uncertain_LastUsableValue.</summary>
    HoldLast = 0,

    /// <summary>No value: the loop acts by its fail action.</summary>
    Bad = 1,

    /// <summary>Its input, as if the stage were not there, as Uncertain.</summary>
    Pass = 2,

    /// <summary>A configured value, as Uncertain_SubstituteValue.</summary>
    Substitute = 3,
}

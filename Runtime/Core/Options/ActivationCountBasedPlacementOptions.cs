namespace Orleans.Configuration;

/// <summary>Placement by activation count.</summary>
public class ActivationCountBasedPlacementOptions
{
    /// <summary>Random silos to choose from.</summary>
    public int ChooseOutOf { get; set; } = 2;
}

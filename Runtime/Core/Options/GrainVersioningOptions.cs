namespace Orleans.Configuration;

/// <summary>How calls of one version of a grain interface meet silos that have another one, as during a rolling restart.</summary>
public class GrainVersioningOptions
{
    /// <summary>
    /// Which silos may serve a call. <c>BackwardCompatible</c> (default): those whose interface has the caller's version or a later one.
    /// <c>AllVersionsCompatible</c>: all. <c>StrictVersionCompatible</c>: those with the caller's version.
    /// </summary>
    public string DefaultCompatibilityStrategy { get; set; } = "BackwardCompatible";

    /// <summary>
    /// Which of the compatible silos a new activation may go to. <c>AllCompatibleVersions</c> (default): all. <c>LatestVersion</c>: those with the
    /// latest compatible version. <c>MinimumVersion</c>: those with the earliest one.
    /// </summary>
    public string DefaultVersionSelectorStrategy { get; set; } = "AllCompatibleVersions";
}

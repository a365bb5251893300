namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What an output does while it cannot know whether another owner acts.</summary>
public enum PartitionRule
{
    /// <summary>Wait.</summary>
    Hold = 0,

    /// <summary>Act, and accept that two may.</summary>
    Duplicate = 1,
}

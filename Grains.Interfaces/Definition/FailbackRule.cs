namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What an owner does when the zone it came from is whole again.</summary>
public enum FailbackRule
{
    /// <summary>It stays: one move less.</summary>
    Stay = 0,

    /// <summary>It goes back by a planned migration.</summary>
    Return = 1,
}

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Which way the output moves when the measurement rises.</summary>
public enum ControllerAction
{
    /// <summary>The output rises with the measurement (cooling, capacity).</summary>
    Direct = 0,

    /// <summary>The output falls when the measurement rises (heating).</summary>
    Reverse = 1,
}

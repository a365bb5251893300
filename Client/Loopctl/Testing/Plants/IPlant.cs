namespace OrleansHa.Loopctl.Testing.Plants;

/// <summary>What a signal measures, moved by what an output does. Time only goes forward.</summary>
internal interface IPlant
{
    /// <summary>The true value, without any sensor's noise.</summary>
    double Value { get; }

    /// <summary>Moves to a time since the start.</summary>
    /// <exception cref="SimulationException">It has no value there.</exception>
    void Advance(TimeSpan to);

    /// <summary>What acts on it from now on, in the output's unit.</summary>
    void SetInput(TimeSpan now, double input);

    /// <summary>A load from outside, in the unit of the plant's bias or drift; adds up.</summary>
    void Disturb(double by);
}

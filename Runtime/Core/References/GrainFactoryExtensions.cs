namespace Orleans;

/// <summary>More ways to make references.</summary>
public static class GrainFactoryExtensions
{
    /// <summary>A reference by key text.</summary>
    public static TGrainInterface GetGrain<TGrainInterface>(this IGrainFactory grainFactory, IdSpan grainPrimaryKey)
        where TGrainInterface : IGrain
    {
        ArgumentNullException.ThrowIfNull(grainFactory);
        return (TGrainInterface)grainFactory.GetGrain(typeof(TGrainInterface), grainPrimaryKey);
    }

    /// <summary>A reference by key text, with a class selected by the beginning of its full name.</summary>
    public static TGrainInterface GetGrain<TGrainInterface>(this IGrainFactory grainFactory, IdSpan grainPrimaryKey, string grainClassNamePrefix)
        where TGrainInterface : IGrain
    {
        ArgumentNullException.ThrowIfNull(grainFactory);
        return (TGrainInterface)grainFactory.GetGrain(typeof(TGrainInterface), grainPrimaryKey, grainClassNamePrefix);
    }
}

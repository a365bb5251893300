namespace Orleans.Serialization.Activators;

/// <summary>Creates the instances that are read into.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public interface IActivator<T>
{
    /// <summary>A new instance.</summary>
    T Create();
}

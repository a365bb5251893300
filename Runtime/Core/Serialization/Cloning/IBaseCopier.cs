namespace Orleans.Serialization.Cloning;

/// <summary>Copies the members that one class of a hierarchy and its base classes declare.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public interface IBaseCopier<T>
    where T : class
{
    /// <summary>Copies the members of <paramref name="input"/> into <paramref name="output"/>.</summary>
    void CopyMembers(T input, T output, CopyContext context);
}

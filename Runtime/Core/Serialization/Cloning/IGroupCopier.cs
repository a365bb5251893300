namespace Orleans.Serialization.Cloning;

/// <summary>Copies one instance; null, identity and derived types are handled around it.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public interface IGroupCopier<T>
{
    /// <summary>
    /// Copies an instance that is exactly a <typeparamref name="T"/>. A class calls <see cref="CopyContext.Record"/> as soon as
    /// the copy exists, so that its members can refer to it.
    /// </summary>
    T CopyBody(T input, CopyContext context);
}

namespace Orleans.Serialization.Cloning;

/// <summary>A copier that returns its input: collections of such values are copied in one go.</summary>
internal interface ISharedCopier
{
}

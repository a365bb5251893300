namespace Orleans.Serialization.Codecs;

/// <summary>A codec or copier that others may already refer to while the part it wraps is being built, so that types may contain themselves.</summary>
internal interface IDeferredBody
{
    /// <summary>Completes the wrapper.</summary>
    void SetBody(object body);
}

namespace Orleans.Runtime;

/// <summary>Makes references for what arrives or is passed; the silo and the client each provide one as a service.</summary>
internal interface IGrainReferenceFactory
{
    /// <summary>A reference read from a message.</summary>
    GrainReference CreateReference(GrainId grainId, GrainInterfaceType interfaceType);

    /// <summary>A reference to a grain instance (<c>this</c>) that is passed as an argument of type <paramref name="interfaceType"/>.</summary>
    GrainReference CreateReference(IAddressable instance, Type interfaceType);
}

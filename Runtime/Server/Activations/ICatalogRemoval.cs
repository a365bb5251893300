namespace Orleans.Runtime;

/// <summary>Where an activation that ended signs off.</summary>
internal interface ICatalogRemoval
{
    /// <summary>Removes the activation, so that the next request for its grain makes a new one. Returns at once; removing twice is fine.</summary>
    void Remove(Activation activation);
}

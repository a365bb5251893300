namespace Orleans.Runtime;

/// <summary>References to the system targets of any silo.</summary>
internal interface ISystemTargetFactory
{
    /// <summary>A reference to the system target of this type on that silo. Calls are of category System (Ping for a type named in <see cref="SystemTargetTypes.Ping"/>) and time out after SystemResponseTimeout unless the method says otherwise.</summary>
    TInterface GetSystemTarget<TInterface>(GrainType type, SiloAddress silo)
        where TInterface : ISystemTarget;
}

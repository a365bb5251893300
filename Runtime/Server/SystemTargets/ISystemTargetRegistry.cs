using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The system targets of this silo; they can be called from the moment they are added.</summary>
internal interface ISystemTargetRegistry
{
    void Add(SystemTarget target);

    bool TryGet(GrainId id, [MaybeNullWhen(false)] out SystemTarget target);
}

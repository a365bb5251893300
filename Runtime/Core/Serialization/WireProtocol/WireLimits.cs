using System.Runtime.CompilerServices;

namespace Orleans.Serialization.WireProtocol;

/// <summary>What a message may ask of its reader, and the markers that are not fields.</summary>
internal static class WireLimits
{
    /// <summary>
    /// Nested groups in a message or a copy. Code that the JIT has not optimized yet takes up to about 2 KB of stack for one; 256 of them
    /// stay well inside the 1.5 MB of a pool thread, and no sensible call nests as deep.
    /// </summary>
    public const int MaxDepth = 256;

    /// <summary>Every so many levels the stack that is left is looked at, for threads that have less of it: this many fit its reserve of 64 KB.</summary>
    private const int StackCheckInterval = 16;

    /// <summary>Bytes of a type name: a generic type of a few long names fits, a hostile one stays cheap to parse.</summary>
    public const int MaxTypeNameBytes = 4096;

    /// <summary>Nested generic arguments and array ranks in a type name; see <see cref="MaxTypeNameBytes"/>.</summary>
    public const int MaxTypeNameDepth = 16;

    /// <summary>Ends a group.</summary>
    public const byte End = 0;

    /// <summary>Ends the fields of one class in a hierarchy; those of the class that derives from it follow.</summary>
    public const byte EndBase = 1;

    /// <summary>A type name follows and takes the next type number.</summary>
    public const byte TypeName = 2;

    /// <summary>The number of a type named earlier follows.</summary>
    public const byte TypeReference = 3;

    /// <summary>Tags below this one are markers.</summary>
    public const byte FirstFieldTag = 8;

    /// <summary>Whether one more level may be entered.</summary>
    public static bool MayEnter(int depth) =>
        depth <= MaxDepth && (depth % StackCheckInterval != 0 || RuntimeHelpers.TryEnsureSufficientExecutionStack());
}

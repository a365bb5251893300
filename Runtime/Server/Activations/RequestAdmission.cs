using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>The rules by which a waiting request may start while others run.</summary>
internal static class RequestAdmission
{
    /// <summary>Whether <paramref name="request"/> may start now.</summary>
    /// <param name="request">The waiting request.</param>
    /// <param name="blocking">The first request that started and does not always interleave; null when there is none.</param>
    /// <param name="isReentrant">The class is reentrant.</param>
    /// <param name="mayInterleave">The class's own predicate, null when it has none.</param>
    /// <param name="reentrantSections">Call chains that may re-enter this activation, null when there are none.</param>
    public static bool MayStart(
        Message request, Message? blocking, bool isReentrant, Func<Message, bool>? mayInterleave, ReentrantSections? reentrantSections)
    {
        // 1: it always interleaves. 2: nothing that blocks is running. 5: the class is reentrant.
        if (blocking is null || isReentrant || request.IsAlwaysInterleave) return true;

        // 3: both only read.
        if (request.IsReadOnly && blocking.IsReadOnly) return true;

        // 4: it belongs to a call chain that this activation let re-enter.
        if (reentrantSections is not null && request.ReentrancyId != Guid.Empty && reentrantSections.Contains(request.ReentrancyId)) return true;

        // 6: the class says so for either.
        return mayInterleave is not null && (mayInterleave(request) || mayInterleave(blocking));
    }
}

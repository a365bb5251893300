namespace Orleans.Runtime.Messaging;

internal enum ResponseKind : byte
{
    /// <summary>The body is a Response with a result.</summary>
    Success = 0,

    /// <summary>The body is a Response with the exception that the method threw.</summary>
    Error = 1,

    /// <summary>The request did not run; see <see cref="RejectionInfo"/>.</summary>
    Rejection = 2,
}

using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs;

/// <summary>Resolves references to secrets, here and nowhere else. Read anew for every use, so that a rotated one counts at once.</summary>
internal static class SecretReader
{
    // A token is some kilobytes at most; a larger file is a wrong one.
    private const int MaxLength = 16 * 1024;

    /// <exception cref="SecretMissingException">It is missing; the message names the reference, never a value.</exception>
    public static string Read(SecretReference reference)
    {
        var value = reference.Kind == SecretKind.Environment ? Environment.GetEnvironmentVariable(reference.Name) : FromFile(reference);
        return string.IsNullOrWhiteSpace(value) ? throw new SecretMissingException($"The secret {reference} is missing on this silo.") : value.Trim();
    }

    private static string FromFile(SecretReference reference)
    {
        try
        {
            var file = new FileInfo(reference.Name);
            return file.Length <= MaxLength
                ? File.ReadAllText(reference.Name)
                : throw new SecretMissingException($"The secret {reference} is larger than {MaxLength} bytes.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SecretMissingException($"The secret {reference} cannot be read: {error.GetType().Name}.", error);
        }
    }
}

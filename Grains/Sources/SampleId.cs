using System.Security.Cryptography;
using System.Text;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Sources;

/// <summary>Ids of samples that come with an id of their sender's.</summary>
internal static class SampleId
{
    /// <summary>Unique within a signal: redundant sources may bring the same message. Too long an id is replaced by its hash.</summary>
    public static string Of(string source, string id)
    {
        var whole = $"{source}:{id}";
        return whole.Length <= SignalSample.MaxIdLength
            ? whole
            : $"{source}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))[..16])}";
    }
}

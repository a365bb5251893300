using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;

namespace Orleans.Connections.Security;

/// <summary>What both ends of a TLS connection do.</summary>
internal static class TlsConnection
{
    // Every record of a TLS handshake begins with this byte.
    private const byte HandshakeRecord = 0x16;

    public static string NameOf(ConnectionContext context) => $"{context.LocalEndPoint} - {context.RemoteEndPoint}";

    /// <summary>Runs the rest of the pipeline over an authenticated stream.</summary>
    public static async Task Run(ConnectionContext context, SslStream stream, ConnectionDelegate next)
    {
        var plain = context.Transport;
        try
        {
            context.Transport = new TlsTransport(stream, plain);
            await next(context);
        }
        finally
        {
            context.Transport = plain;
        }
    }

    /// <summary>Waits for the first byte, which stays where it is, and refuses what is not TLS before any of it is looked into.</summary>
    /// <exception cref="AuthenticationException">It is not TLS.</exception>
    public static async Task ExpectHandshake(ConnectionContext context, CancellationToken cancellationToken)
    {
        var input = context.Transport.Input;
        var result = await input.ReadAsync(cancellationToken);
        var isOther = !result.Buffer.IsEmpty && result.Buffer.FirstSpan[0] != HandshakeRecord;
        input.AdvanceTo(result.Buffer.Start);
        if (isOther) throw new AuthenticationException("the other side does not speak TLS; all silos and clients of a cluster must agree on it (UseTls)");
        if (result.IsCompleted && result.Buffer.IsEmpty) throw new AuthenticationException("the connection ended before the TLS handshake");
    }

    /// <summary>Decides about the other side's certificate, and says in <paramref name="refused"/> why not.</summary>
    public static bool Accepts(TlsOptions options, RemoteCertificateMode mode, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, Action<string> refused)
    {
        if (certificate is null)
        {
            if (mode != RemoteCertificateMode.RequireCertificate) return true;
            refused("the other side has no certificate");
            return false;
        }

        if (options.RemoteCertificateValidation is not { } validate)
        {
            if (errors == SslPolicyErrors.None) return true;
            refused($"the certificate {certificate.Subject} of the other side: {Explain(errors, chain)}");
            return false;
        }

        var converted = certificate as X509Certificate2 ?? X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        if (validate(converted, chain, errors)) return true;
        refused($"the certificate {certificate.Subject} of the other side was refused by {nameof(TlsOptions)}.{nameof(TlsOptions.RemoteCertificateValidation)} ({errors})");
        return false;
    }

    /// <summary>What went wrong in a TLS handshake, with the cause below it.</summary>
    public static string Explain(Exception failure, string? refusal, TimeSpan timeout) => failure switch
    {
        _ when refusal is not null => refusal,
        OperationCanceledException => $"no TLS handshake within {timeout.TotalSeconds:0.#} s",
        { InnerException: { } inner } => $"the TLS handshake failed: {failure.Message} {inner.Message}",
        _ => $"the TLS handshake failed: {failure.Message}",
    };

    private static string Explain(SslPolicyErrors errors, X509Chain? chain)
    {
        var statuses = chain is null ? [] : chain.ChainStatus.Select(status => status.Status.ToString()).Distinct().ToArray();
        return statuses.Length == 0 ? errors.ToString() : $"{errors} ({string.Join(", ", statuses)})";
    }
}

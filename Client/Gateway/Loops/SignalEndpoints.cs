using Microsoft.Extensions.Options;
using OrleansHa.Client;
using OrleansHa.Gateway.Bodies;
using OrleansHa.Gateway.Limits;
using OrleansHa.Gateway.Problems;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Gateway.Loops;

/// <summary><c>/loops/{name}/signals/{signal}</c>: samples in, receipts out once their effect is committed.</summary>
internal static class SignalEndpoints
{
    public static void MapSignals(this IEndpointRouteBuilder routes) => routes.MapPost("/loops/{name}/signals/{signal}", PostAsync);

    private static async Task<IResult> PostAsync(
        ILoopClient loops,
        IOptions<GatewayLimitsOptions> limits,
        TimeProvider time,
        HttpRequest request,
        string name,
        string signal,
        string? source,
        CancellationToken cancellationToken)
    {
        var limit = limits.Value.MaxSignalBytes;
        if (await BoundedBody.ReadAsync(request, limit, cancellationToken) is not { } body) return Problem.BodyTooLarge("body of samples", limit);
        var parsed = SampleBody.Parse(body, limits.Value.MaxSamples, time.GetUtcNow());
        if (parsed.Errors.Count > 0)
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest,
                "bad_samples",
                "The samples cannot be read",
                "Nothing was accepted. A sample is { \"id\": text, \"value\": number or null, \"quality\"?: word, \"observedAt\"?: ISO 8601 time }.",
                parsed.Errors);
        }

        var receipts = new List<SignalReceipt>(parsed.Samples.Length);
        foreach (var part in parsed.Samples.Chunk(SampleBatch.MaxSamples))
        {
            var result = await loops.OfferAsync(name, new SampleBatch { Signal = signal, Source = source, Samples = part }, cancellationToken);
            if (result.Error is not null) return LoopFailure.Of(receipts.Count > 0 ? result.Error with { Outcome = RequestOutcome.Applied } : result.Error);
            receipts.AddRange(result.Receipts);
        }

        return Answer(receipts, parsed.IsArray);
    }

    private static IResult Answer(List<SignalReceipt> receipts, bool asArray)
    {
        var status = receipts.Count > 0 && receipts.TrueForAll(receipt => receipt.Status == ReceiptStatus.Refused)
            ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status200OK;
        return asArray ? Results.Json(receipts, statusCode: status) : Results.Json(receipts[0], statusCode: status);
    }
}

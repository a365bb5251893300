using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using OrleansHa.Client;
using OrleansHa.Gateway.Bodies;
using OrleansHa.Gateway.Limits;
using OrleansHa.Gateway.Problems;

namespace OrleansHa.Gateway.Loops;

/// <summary><c>/loops:validate</c> and <c>/loops/{name}/revisions</c>: what a definition would do, and which were in force.</summary>
internal static class DefinitionEndpoints
{
    public static void MapDefinitions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/loops:validate", ValidateAsync);
        routes.MapGet("/loops/{name}/revisions", ListAsync);
        routes.MapGet("/loops/{name}/revisions/{revision}", GetAsync);
    }

    private static async Task<IResult> ValidateAsync(
        ILoopClient loops, IOptions<GatewayLimitsOptions> limits, HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = limits.Value.MaxDefinitionBytes;
        if (await BoundedBody.ReadAsync(request, limit, cancellationToken) is not { } body) return Problem.BodyTooLarge("definition", limit);
        return Judged.Answer(await loops.ValidateAsync(Encoding.UTF8.GetString(body.Span), null, cancellationToken));
    }

    private static async Task<IResult> ListAsync(
        ILoopClient loops, IOptions<GatewayLimitsOptions> limits, string name, string? limit, string? cursor, CancellationToken cancellationToken)
    {
        var max = limits.Value.MaxPage;
        var wanted = Math.Min(100, max);
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out wanted) || wanted < 1 || wanted > max))
            return Problem.BadValue("limit", limit, $"a whole number from 1 to {max}");
        long? below = null;
        if (cursor is not null)
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return Problem.BadValue("cursor", cursor, "what nextCursor said");
            below = number;
        }

        if (await loops.RevisionsAsync(name, below, wanted, cancellationToken) is not { } revisions) return Problem.LoopNotFound(name);
        var next = revisions.Length == wanted && revisions[^1].Revision > 1 ? revisions[^1].Revision.ToString(CultureInfo.InvariantCulture) : null;
        return Results.Json(new
        {
            items = revisions.Select(one => new { revision = one.Revision, hash = one.Hash, appliedAt = one.AppliedAt, inForce = one.InForce }),
            nextCursor = next,
        });
    }

    private static async Task<IResult> GetAsync(ILoopClient loops, string name, string revision, CancellationToken cancellationToken)
    {
        if (!long.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return Problem.BadValue("revision", revision, "a whole number");
        return await loops.RevisionAsync(name, number, cancellationToken) is { } found ? Results.Json(found) : Problem.Of(
            StatusCodes.Status404NotFound,
            "revision_not_found",
            "There is no such revision",
            $"Loop '{name}' has no revision {number}. GET /api/v1/loops/{name}/revisions lists those there are.");
    }
}

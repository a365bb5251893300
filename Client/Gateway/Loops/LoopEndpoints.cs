using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OrleansHa.Client;
using OrleansHa.Gateway.Bodies;
using OrleansHa.Gateway.Limits;
using OrleansHa.Gateway.Problems;
using OrleansHa.Grains.Interfaces.Catalog;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Gateway.Loops;

/// <summary><c>/loops</c>: list, read, apply, delete, status.</summary>
internal static class LoopEndpoints
{
    public static void MapLoops(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/loops", ListAsync);
        routes.MapGet("/loops/{name}", GetAsync);
        routes.MapPut("/loops/{name}", PutAsync);
        routes.MapDelete("/loops/{name}", DeleteAsync);
        routes.MapGet("/loops/{name}/status", StatusAsync);
    }

    private static async Task<IResult> ListAsync(
        ILoopClient loops, IOptions<GatewayLimitsOptions> limits, string? q, string? state, string? zone, string? limit, string? cursor, CancellationToken cancellationToken)
    {
        var max = limits.Value.MaxPage;
        var wanted = Math.Min(100, max);
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out wanted) || wanted < 1 || wanted > max))
        {
            return Problem.BadValue("limit", limit, $"a whole number from 1 to {max}");
        }

        var page = await loops.ListAsync(new LoopQuery { Text = q, State = state, Zone = zone, Limit = wanted, Cursor = cursor }, cancellationToken);
        return Results.Json(new { items = page.Loops, nextCursor = page.Cursor });
    }

    private static async Task<IResult> GetAsync(ILoopClient loops, HttpResponse response, string name, CancellationToken cancellationToken)
    {
        if (await loops.GetAsync(name, cancellationToken) is not { } loop) return Problem.LoopNotFound(name);
        response.Headers.ETag = RevisionTag.Of(loop.Revision);
        return Results.Json(loop);
    }

    private static async Task<IResult> StatusAsync(ILoopClient loops, string name, CancellationToken cancellationToken) =>
        await loops.StatusAsync(name, cancellationToken) is { } status ? Results.Json(status) : Problem.LoopNotFound(name);

    private static async Task<IResult> PutAsync(
        ILoopClient loops, IOptions<GatewayLimitsOptions> limits, HttpRequest request, string name, string? dryRun, CancellationToken cancellationToken)
    {
        if (!RevisionTag.TryRead(request.Headers, out var expected)) return Problem.BadValue(HeaderNames.IfMatch, request.Headers.IfMatch, "a revision in quotes, as ETag gave it");
        if (dryRun is not (null or "true" or "false")) return Problem.BadValue("dryRun", dryRun, "true or false");
        var limit = limits.Value.MaxDefinitionBytes;
        if (await BoundedBody.ReadAsync(request, limit, cancellationToken) is not { } body) return Problem.BodyTooLarge("definition", limit);
        if (dryRun == "true") return Judged.DryRun(name, expected, await loops.ValidateAsync(Encoding.UTF8.GetString(body.Span), name, cancellationToken));
        var result = await loops.ApplyAsync(name, Encoding.UTF8.GetString(body.Span), expected, cancellationToken);
        return result.Outcome switch
        {
            ApplyOutcome.Created => Applied(request, name, result),
            ApplyOutcome.Updated or ApplyOutcome.Unchanged => Applied(request, name, result),
            ApplyOutcome.Conflict => RevisionTag.Conflict(name, expected, result.Revision),
            ApplyOutcome.Invalid => Judged.Refusal(result.Errors),
            _ => LoopFailure.Of(result.Failure),
        };
    }

    private static async Task<IResult> DeleteAsync(ILoopClient loops, HttpRequest request, string name, CancellationToken cancellationToken)
    {
        if (!RevisionTag.TryRead(request.Headers, out var expected)) return Problem.BadValue(HeaderNames.IfMatch, request.Headers.IfMatch, "a revision in quotes, as ETag gave it");
        var result = await loops.DeleteAsync(name, expected, cancellationToken);
        if (result.Failure is not null) return LoopFailure.Of(result.Failure);
        if (result.Conflict) return RevisionTag.Conflict(name, expected, result.Revision);
        return result.Deleted ? Results.NoContent() : Problem.LoopNotFound(name);
    }

    private static IResult Applied(HttpRequest request, string name, ApplyResult result)
    {
        request.HttpContext.Response.Headers.ETag = RevisionTag.Of(result.Revision);
        var created = result.Outcome == ApplyOutcome.Created;
        return Results.Json(
            new { name, revision = result.Revision, outcome = result.Outcome, changed = result.Outcome != ApplyOutcome.Unchanged, warnings = Judged.Places(result.Warnings) },
            statusCode: created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}

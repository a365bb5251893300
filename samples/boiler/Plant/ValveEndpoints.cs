using System.Globalization;

namespace OrleansHa.Samples.Boiler;

/// <summary>
/// <c>POST /valve</c> with <c>{"value": 42.0}</c> in percent, <c>Idempotency-Key</c> and <c>X-Loop-Epoch</c>: 200 when
/// taken or a duplicate, 409 when its epoch is older than one seen, 400 when something is missing.
/// </summary>
internal static class ValveEndpoints
{
    // "loop/output/seq" with names of ordinary length; longer is a mistake, and would fill the ledger.
    private const int LongestKey = 512;

    public static void Map(WebApplication app, ValveLedger ledger, LiveBoiler boiler) =>
        app.MapPost("/valve", (HttpRequest request, ValveCommand command) => Act(request, command, ledger, boiler));

    private static IResult Act(HttpRequest request, ValveCommand command, ValveLedger ledger, LiveBoiler boiler)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > LongestKey)
            return Refuse($"the header Idempotency-Key must have 1 to {LongestKey} characters");
        if (!long.TryParse(request.Headers["X-Loop-Epoch"], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch))
            return Refuse("the header X-Loop-Epoch must be a whole number from 0");
        if (command.Value is not { } value || !double.IsFinite(value) || value is < 0 or > 100)
            return Refuse("value must be a number from 0 to 100 (percent)");

        var outcome = ledger.Offer(key, epoch, value, boiler.SetValve);
        return Results.Json(
            new ValveAnswer(outcome.ToString().ToLowerInvariant(), key, epoch),
            statusCode: outcome == LedgerOutcome.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    private static IResult Refuse(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}

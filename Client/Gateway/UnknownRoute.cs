using OrleansHa.Gateway.Problems;

namespace OrleansHa.Gateway;

/// <summary>What a request for something that is not there gets.</summary>
internal static class UnknownRoute
{
    public static IResult Answer(HttpRequest request) => Problem.Of(
        StatusCodes.Status404NotFound,
        "no_such_route",
        "There is nothing here",
        $"{request.Method} {request.Path} is no route of this gateway. The API begins at /api/v1/loops.");
}

using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Printing;

namespace OrleansHa.Loopctl.Commands;

/// <summary>Does something with every definition of a file, and says in one way what can go wrong on it.</summary>
internal static class DefinitionFiles
{
    public static async Task<int> EachAsync(string file, Func<DefinitionFile.Document, Task> act, CancellationToken cancel)
    {
        var shown = file == "-" ? "stdin" : file;
        try
        {
            var text = file == "-" ? await Console.In.ReadToEndAsync(cancel) : await File.ReadAllTextAsync(file, cancel);
            var documents = DefinitionFile.Split(text).ToList();
            if (documents.Count == 0)
                return ServerOptions.Fail($"{shown}: there is no definition in it", ExitCode.InvalidFile);

            foreach (var document in documents)
                await act(document);
            return ExitCode.Done;
        }
        catch (GatewayException refused) when (refused.ExitCode == ExitCode.InvalidFile)
        {
            await Console.Error.WriteLineAsync(ProblemText.Render(refused.Problem, shown));
            return ExitCode.InvalidFile;
        }
        catch (GatewaysUnreachableException error) when (error.MayHaveArrived)
        {
            return ServerOptions.Fail($"{error.Message}. The change may have been made: apply again to be sure.", ExitCode.OutcomeUnknown);
        }
        catch (InvalidDataException error)
        {
            return ServerOptions.Fail($"{shown}:{error.Message}", ExitCode.InvalidFile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ServerOptions.Fail(error.Message, ExitCode.InvalidFile);
        }
    }

    /// <summary>Warnings go to standard error: they change nothing about the outcome.</summary>
    public static void Warn(IReadOnlyList<ProblemError>? warnings, string file)
    {
        foreach (var warning in warnings ?? [])
            Console.Error.WriteLine(ProblemText.Warning(warning, file == "-" ? "stdin" : file));
    }
}

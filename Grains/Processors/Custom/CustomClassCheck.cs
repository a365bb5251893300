using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Processors.Custom;

/// <summary>Whether this silo knows the classes that a definition names.</summary>
internal static class CustomClassCheck
{
    public const string UnknownClass = "unknown_class";

    public static ImmutableArray<DefinitionProblem> Problems(LoopDefinition definition, ParseResult parsed, ICustomCode code)
    {
        var problems = ImmutableArray.CreateBuilder<DefinitionProblem>();
        for (var i = 0; i < definition.Stages.Length; i++)
        {
            if (definition.Stages[i] is CustomStageDefinition stage)
                Check(stage.Class, controller: false, $"spec.stages[{i}].class");
        }

        if (definition.Controller is CustomControllerDefinition controller)
            Check(controller.Class, controller: true, "spec.controller.class");
        return problems.ToImmutable();

        void Check(string name, bool controller, string path)
        {
            if (code.Find(name) is { } found && found.IsController == controller)
                return;
            var known = code.Classes.Where(candidate => candidate.IsController == controller).Select(candidate => candidate.Name).ToList();
            var (line, column) = parsed.PlaceOf(path);
            problems.Add(new DefinitionProblem
            {
                Line = line,
                Column = column,
                Path = path,
                Code = UnknownClass,
                Message = $"This silo has no {(controller ? "controller" : "stage")} of class '{name}': register it, or put it into the plug-in folder of every silo and allow plug-ins (Loop:Custom:Plugins).",
                Nearest = NearestWord.Of(name, known),
            });
        }
    }
}

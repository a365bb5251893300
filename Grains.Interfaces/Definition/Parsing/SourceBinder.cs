using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Reads a signal's <c>sources</c>.</summary>
internal static class SourceBinder
{
    // A source pulled more often than this costs its host more than the loop gains.
    private static readonly TimeSpan ShortestPull = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPull = TimeSpan.FromHours(1);
    private static readonly string[] Kinds = ["http", "push"];
    private static readonly string[] LaterKinds = ["prometheus", "amqp", "postgres", "file", "system"];

    internal static SourceSet BindAll(MappingReader signal, ErrorSink errors, TimeSpan? period)
    {
        if (signal.Items("sources", DefinitionBounds.Sources, required: true) is not { } items)
            return new SourceSet(0, [], null);
        if (items.Count == 0)
            signal.Fault("sources", DefinitionErrorCodes.NoSources, "A signal needs at least one source.");

        var bound = ImmutableArray.CreateBuilder<SourceDefinition>(items.Count);
        var names = new HashSet<string>();
        var zones = new List<string>();
        for (var i = 0; i < items.Count; i++)
        {
            if (MappingReader.AsMapping(items[i], $"{signal.Path}.sources[{i}]", errors) is not { } reader)
                continue;
            var name = reader.Name("name");
            if (name is not null && !names.Add(name))
                reader.Fault("name", DefinitionErrorCodes.DuplicateName, $"Another source of this signal is named '{name}'.");
            var priority = reader.Whole("priority", 1, 100) ?? i + 1;
            var zone = reader.DnsName("zone");
            if (zone is not null)
                zones.Add(zone);
            var input = Input(reader, period);
            reader.Finish(LaterKinds);
            if (name is not null && input is not null)
                bound.Add(new SourceDefinition(name, priority, zone, input));
        }

        if (zones.Count > 1 && zones.Distinct().Count() == 1)
            signal.Fault("sources", DefinitionErrorCodes.SingleZone, $"Every source with a zone is in '{zones[0]}': when it is lost, so is the signal.");
        var pulls = bound.Select(source => source.Input).OfType<HttpSourceInput>().Select(http => http.Every);
        return new SourceSet(items.Count, bound.ToImmutable(), pulls.Any() ? pulls.Max() : null);
    }

    private static SourceInput? Input(MappingReader source, TimeSpan? period)
    {
        var given = Kinds.Count(source.Has);
        if (given > 1)
        {
            source.Fault("push", DefinitionErrorCodes.ImpossibleCombination, "A source has one origin: http or push, not both.");
            return null;
        }

        if (source.Has("push"))
            return Push(source);
        if (source.Has("http"))
            return source.Mapping("http") is { } http ? Http(http, period) : null;

        // One that comes later is reported as such by the end of the mapping.
        if (!source.Members().Any(member => LaterKinds.Contains(member.Name)))
            source.Find("http", required: true);
        return null;
    }

    private static PushSourceInput? Push(MappingReader source)
    {
        if (source.Find("push") is ScalarNode { IsEmpty: true })
            return new PushSourceInput();
        if (source.Mapping("push") is not { } push)
            return null;
        push.Finish();
        return new PushSourceInput();
    }

    private static HttpSourceInput? Http(MappingReader http, TimeSpan? period)
    {
        var url = http.Url("url");
        var path = JsonPath.Root;
        if (http.Text("jsonPath") is { } text && !JsonPath.TryParse(text, out path))
            http.Fault("jsonPath", DefinitionErrorCodes.WrongForm, "A JSON path has to name one place: $, then .name, ['name'] or [index].", "$.value");
        var every = http.Duration("every", ShortestPull, LongestPull) ?? period ?? ShortestPull;
        http.Finish();
        return url is null || path is null ? null : new HttpSourceInput(url, path, every);
    }
}

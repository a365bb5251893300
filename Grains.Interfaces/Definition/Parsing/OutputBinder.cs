using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Reads <c>spec.outputs</c>.</summary>
internal static class OutputBinder
{
    private static readonly string[] LaterKinds = ["alert", "amqp", "postgres", "file", "alertmanager", "kubernetes_scale"];
    private static readonly DeliveryDefinition DefaultDelivery =
        new(RetryPolicy.Exponential, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), CoalesceRule.Latest, DeadLetter: true);

    // Faster retries only add load where something is already wrong.
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestTtl = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTtl = TimeSpan.FromHours(24);

    internal static ImmutableArray<OutputDefinition> BindAll(MappingReader spec, ErrorSink errors)
    {
        if (spec.Items("outputs", DefinitionBounds.Outputs) is not { } items)
            return [];
        var outputs = ImmutableArray.CreateBuilder<OutputDefinition>(items.Count);
        var names = new HashSet<string>();
        for (var i = 0; i < items.Count; i++)
        {
            if (MappingReader.AsMapping(items[i], $"{spec.Path}.outputs[{i}]", errors) is not { } reader)
                continue;
            var name = reader.Name("name");
            if (name is not null && !names.Add(name))
                reader.Fault("name", DefinitionErrorCodes.DuplicateName, $"Another output is named '{name}'.");
            var target = Target(reader);
            var delivery = Delivery(reader);
            var onPartition = reader.Word("onPartition", Words.Partitions, required: true);
            reader.Finish(LaterKinds);
            if (name is not null && target is not null && onPartition is { } rule)
                outputs.Add(new OutputDefinition(name, target, delivery, rule));
        }

        return outputs.ToImmutable();
    }

    private static HttpOutputTarget? Target(MappingReader output)
    {
        // One that comes later is reported as such by the end of the mapping.
        var later = output.Members().Any(member => LaterKinds.Contains(member.Name));
        if (output.Mapping("http", required: !later) is not { } http)
            return null;
        var method = http.Word("method", Words.Methods) ?? OutputMethod.Post;
        var endpoints = Endpoints(http);
        var bearer = http.Mapping("auth") is { } auth ? Bearer(auth) : null;
        http.Finish();
        return endpoints.IsEmpty ? null : new HttpOutputTarget(method, endpoints, bearer);
    }

    private static ImmutableArray<EndpointDefinition> Endpoints(MappingReader http)
    {
        if (http.Items("endpoints", DefinitionBounds.Endpoints, required: true) is not { } items)
            return [];
        if (items.Count == 0)
            http.Fault("endpoints", DefinitionErrorCodes.MissingKey, "An output needs at least one endpoint.");
        var endpoints = ImmutableArray.CreateBuilder<EndpointDefinition>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (http.Member(items[i], $"endpoints[{i}]") is not { } reader)
                continue;
            var url = reader.Url("url");
            var zone = reader.DnsName("zone");
            if (url is not null && endpoints.Any(endpoint => endpoint.Url == url))
                reader.Fault("url", DefinitionErrorCodes.DuplicateName, "Another endpoint of this output has the same URL.");
            reader.Finish();
            if (url is not null)
                endpoints.Add(new EndpointDefinition(url, zone));
        }

        return endpoints.ToImmutable();
    }

    private static SecretReference? Bearer(MappingReader auth)
    {
        var text = auth.Text("bearer", required: true);
        SecretReference? reference = null;
        if (text is not null && !SecretReference.TryParse(text, out reference))
            auth.Fault("bearer", DefinitionErrorCodes.LiteralSecret, "A secret has to be a reference, ${env:NAME} or ${file:/absolute/path}; its value must not stand here.");
        auth.Finish();
        return reference;
    }

    private static DeliveryDefinition Delivery(MappingReader output)
    {
        if (output.Mapping("delivery") is not { } reader)
            return DefaultDelivery;
        var delivery = new DeliveryDefinition(
            reader.Word("retry", Words.Retries) ?? DefaultDelivery.Retry,
            reader.Duration("maxInterval", ShortestInterval, LongestInterval) ?? DefaultDelivery.MaxInterval,
            reader.Duration("ttl", ShortestTtl, LongestTtl) ?? DefaultDelivery.Ttl,
            reader.Word("coalesce", Words.Coalesces) ?? DefaultDelivery.Coalesce,
            reader.Flag("deadLetter") ?? DefaultDelivery.DeadLetter);
        reader.Finish();
        return delivery;
    }
}

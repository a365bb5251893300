using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Rules of sources.</summary>
internal static class SourceRules
{
    // A source pulled more often than this costs its host more than the loop gains; the host's own figures move slower still.
    private static readonly TimeSpan ShortestPull = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ShortestSystemPull = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(5);

    internal static SourceDefinition Source(SourceDefinition source, MappingReader reader)
    {
        var pull = source.Input.PullPeriod ?? LongestTimeout;
        var usual = pull < ShortestTimeout ? ShortestTimeout : pull > LongestTimeout ? LongestTimeout : pull;
        return reader.Has("timeout") ? source : source with { Timeout = usual };
    }

    internal static SourceInput Input(SourceInput input, MappingReader reader, BindScope scope)
    {
        var period = scope.Period ?? ShortestPull;
        var given = reader.Has("every");
        return input switch
        {
            HttpSourceInput http => given ? http : http with { Every = period },
            PrometheusSourceInput prometheus => given ? prometheus : prometheus with { Every = period },
            FileSourceInput file => given ? file : file with { Every = period },
            SystemSourceInput system => given ? system : system with { Every = period > ShortestSystemPull ? period : ShortestSystemPull },
            PostgresSourceInput postgres => Postgres(postgres, reader, period),
            AmqpSourceInput amqp => Amqp(amqp, reader),
            _ => input,
        };
    }

    internal static AuthDefinition Auth(AuthDefinition auth, MappingReader reader)
    {
        if (auth.Bearer is not null && (auth.Username is not null || auth.Password is not null))
            reader.Fault("bearer", DefinitionErrorCodes.ImpossibleCombination, "'auth' is a bearer token, or a user name and password, not both.");
        else if (auth.Username is null != auth.Password is null)
            reader.Fault(auth.Username is null ? "password" : "username", DefinitionErrorCodes.MissingKey, "'username' and 'password' belong together.");
        else if (auth.Bearer is null && auth.Username is null)
            reader.Fault("bearer", DefinitionErrorCodes.MissingKey, "'auth' needs 'bearer', or 'username' and 'password'.", "bearer");
        return auth;
    }

    private static AmqpSourceInput Amqp(AmqpSourceInput amqp, MappingReader reader)
    {
        if (amqp.Auth?.Bearer is not null)
            reader.Fault("auth", DefinitionErrorCodes.ImpossibleCombination, "AMQP has no bearer tokens; use 'username' and 'password'.");
        return amqp;
    }

    private static PostgresSourceInput Postgres(PostgresSourceInput postgres, MappingReader reader, TimeSpan period)
    {
        if (postgres.Query is null == postgres.Listen is null)
            reader.Fault(postgres.Query is null ? "query" : "listen", postgres.Query is null ? DefinitionErrorCodes.MissingKey : DefinitionErrorCodes.ImpossibleCombination,
                "A postgres source has a 'query' or a channel to 'listen' on, one of them.", postgres.Query is null ? "query" : null);
        if (postgres.Listen is not null && postgres.Every is not null)
            reader.Fault("every", DefinitionErrorCodes.ImpossibleCombination, "'every' belongs to 'query'; notifications come by themselves.");
        return postgres.Query is null ? postgres : postgres with { Every = postgres.Every ?? period };
    }
}

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Reads composed type names; each simple name is given to <paramref name="find"/>.</summary>
internal ref struct TypeNameParser(string text, Func<string, Type?> find)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>,[]\\");
    private int _position;
    private int _depth;

    /// <summary>Protects the characters that compose names.</summary>
    public static string Escape(string name)
    {
        if (!name.AsSpan().ContainsAny(Special)) return name;
        var escaped = new StringBuilder(name.Length + 4);
        foreach (var next in name)
        {
            if (Special.Contains(next)) escaped.Append('\\');
            escaped.Append(next);
        }

        return escaped.ToString();
    }

    public bool TryParse([NotNullWhen(true)] out Type? type)
    {
        type = ParseType();
        return type is not null && _position == text.Length;
    }

    private Type? ParseType()
    {
        if (++_depth > WireLimits.MaxTypeNameDepth) return null;
        var type = find(ParseName());
        if (type is not null && Accept('<')) type = ParseArguments(type);
        while (type is not null && Accept('['))
        {
            var rank = 1;
            while (Accept(',')) rank++;
            if (!Accept(']') || rank > WireLimits.MaxTypeNameDepth || ++_depth > WireLimits.MaxTypeNameDepth) return null;
            type = rank == 1 ? type.MakeArrayType() : type.MakeArrayType(rank);
        }

        _depth--;
        return type;
    }

    private Type? ParseArguments(Type definition)
    {
        if (!definition.IsGenericTypeDefinition) return null;
        var arguments = new Type[definition.GetGenericArguments().Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0 && !Accept(',')) return null;
            if (ParseType() is not { } argument) return null;
            arguments[i] = argument;
        }

        if (!Accept('>')) return null;
        try
        {
            return definition.MakeGenericType(arguments);
        }
        catch (ArgumentException)
        {
            // The arguments break a constraint: no such type.
            return null;
        }
    }

    private string ParseName()
    {
        var start = _position;
        StringBuilder? unescaped = null;
        while (_position < text.Length && !"<>,[]".Contains(text[_position]))
        {
            if (text[_position] == '\\' && _position + 1 < text.Length)
            {
                unescaped ??= new StringBuilder(text, start, _position - start, text.Length);
                _position++;
            }

            unescaped?.Append(text[_position]);
            _position++;
        }

        return unescaped?.ToString() ?? text[start.._position];
    }

    private bool Accept(char expected)
    {
        if (_position >= text.Length || text[_position] != expected) return false;
        _position++;
        return true;
    }
}

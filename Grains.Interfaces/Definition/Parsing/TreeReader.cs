using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>
/// Reads YAML (JSON is a part of it) into trees with places. Refuses what a definition may not have whatever its keys mean:
/// anchors, aliases, tags, duplicate keys, keys that are no words, and anything beyond <see cref="DefinitionBounds"/>.
/// </summary>
internal sealed class TreeReader
{
    private readonly Parser _events;
    private readonly int _maxDocuments;
    private readonly int _lastLine;
    private ErrorSink _errors = new();
    private int _nodes;

    private TreeReader(string text, int maxDocuments)
    {
        // The scanner would take a byte order mark for the first letter of a word.
        _events = new Parser(new Scanner(new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text), skipComments: true));
        _maxDocuments = maxDocuments;
        _lastLine = 1 + text.Replace("\r\n", "\n", StringComparison.Ordinal).Count(c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029');
    }

    /// <summary>Every document up to the first that is not YAML. Never throws for what the text holds.</summary>
    internal static IReadOnlyList<DocumentTree> ReadAll(string text, int maxDocuments)
    {
        var documents = new List<DocumentTree>();
        var reader = new TreeReader(text, maxDocuments);
        try
        {
            reader.ReadDocuments(documents);
        }
        catch (BoundExceededException exceeded)
        {
            reader._errors.Add(exceeded.At, "", exceeded.Code, exceeded.Message);
            documents.Add(new DocumentTree(null, reader._errors));
        }
        catch (YamlException exception)
        {
            reader.Refuse(documents, reader.Place(exception.Start), exception.InnerException is { } inner ? inner.Message : exception.Message);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or ArithmeticException or IndexOutOfRangeException or KeyNotFoundException)
        {
            // The scanner meets some malformed escapes and directives with exceptions of the framework.
            reader.Refuse(documents, reader.Present, exception.Message);
        }

        return documents;
    }

    private TextPosition Present => _events.Current is { } current ? Place(current.Start) : new TextPosition(1, 1);

    private void Refuse(List<DocumentTree> documents, TextPosition at, string message)
    {
        _errors.Add(at, "", DefinitionErrorCodes.Syntax, $"This is not valid YAML or JSON: {Excerpt.Of(message, 200)}");
        documents.Add(new DocumentTree(null, _errors));
    }

    private void ReadDocuments(List<DocumentTree> documents)
    {
        _events.MoveNext();
        _events.Consume<StreamStart>();
        while (!_events.Accept<StreamEnd>(out _))
        {
            var start = _events.Consume<DocumentStart>();
            if (documents.Count == _maxDocuments)
                throw new BoundExceededException(Place(start.Start), DefinitionErrorCodes.TooMany, $"A text may hold at most {_maxDocuments} documents.");
            _errors = new ErrorSink();
            _nodes = 0;
            var root = ReadNode(depth: 1);
            _events.Consume<DocumentEnd>();

            // Nothing between two separators, or after the last, is no definition and no mistake either.
            if (root is not ScalarNode { IsEmpty: true } || _errors.Any)
                documents.Add(new DocumentTree(root, _errors));
        }
    }

    private Node ReadNode(int depth)
    {
        if (_events.TryConsume<AnchorAlias>(out var alias))
        {
            var place = Place(alias.Start);
            _errors.Add(place, "", DefinitionErrorCodes.AnchorRefused, "Aliases are not allowed: say the value where it is used.");
            return new RefusedNode(place);
        }

        var node = _events.Current as NodeEvent ?? throw new InvalidOperationException("A value is expected here.");
        var at = Place(node.Start);
        if (++_nodes > DefinitionBounds.Nodes)
            throw new BoundExceededException(at, DefinitionErrorCodes.TooLarge, $"A definition may have at most {DefinitionBounds.Nodes} keys and values.");
        if (depth > DefinitionBounds.Depth)
            throw new BoundExceededException(at, DefinitionErrorCodes.TooDeep, $"A definition may be nested at most {DefinitionBounds.Depth} levels deep.");
        if (!node.Anchor.IsEmpty)
            _errors.Add(at, "", DefinitionErrorCodes.AnchorRefused, "Anchors are not allowed: say the value where it is used.");
        if (!node.Tag.IsEmpty)
            _errors.Add(at, "", DefinitionErrorCodes.TagRefused, "Tags are not allowed: what a value is follows from its key.");

        return node switch
        {
            Scalar => ReadScalar(at),
            SequenceStart => ReadSequence(at, depth),
            MappingStart => ReadMapping(at, depth),
            _ => throw new InvalidOperationException("A value is expected here."),
        };
    }

    private ScalarNode ReadScalar(TextPosition at)
    {
        var scalar = _events.Consume<Scalar>();
        return new ScalarNode(at, scalar.Value, scalar.Style is ScalarStyle.Plain);
    }

    private SequenceNode ReadSequence(TextPosition at, int depth)
    {
        _events.Consume<SequenceStart>();
        var items = new List<Node>();
        while (!_events.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return new SequenceNode(at, items);
    }

    private MappingNode ReadMapping(TextPosition at, int depth)
    {
        _events.Consume<MappingStart>();
        var entries = new List<MappingEntry>();
        var seen = new HashSet<string>();
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not ScalarNode word)
            {
                if (key is not RefusedNode)
                    _errors.Add(key.At, "", DefinitionErrorCodes.WrongType, $"A key has to be a word, not {key.Kind}.");
            }
            else if (seen.Add(word.Text))
                entries.Add(new MappingEntry(word, value));
            else
                _errors.Add(word.At, "", DefinitionErrorCodes.DuplicateKey, $"The key '{Excerpt.Of(word.Text)}' stands here for the second time.");
        }

        return new MappingNode(at, entries);
    }

    // What is missing at the end is reported by the scanner a line after it.
    private TextPosition Place(Mark mark) => new(Math.Clamp((int)mark.Line, 1, _lastLine), Math.Max(1, (int)mark.Column));
}

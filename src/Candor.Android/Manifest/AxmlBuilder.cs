using System.Collections.Immutable;
using System.Text;
using Candor.Android.Packages;

namespace Candor.Android.Manifest;

/// <summary>Builds the element tree of a document within limits. Not recursive: hostile nesting costs no stack.</summary>
internal sealed class AxmlBuilder(AxmlLimits limits)
{
    private const int MostProblems = 100;
    private readonly List<ApkProblem> _problems = [];
    private readonly List<(string Prefix, string Uri)> _namespaces = [];
    private readonly Stack<Open> _open = new();
    private int _elements;
    private int _attributes;
    private int _skipped;
    private long _characters;
    private bool _full;
    private AxmlElement? _root;

    public AxmlDocument Build(ReadOnlyMemory<byte> data)
    {
        var reader = new AxmlReader(data, _problems);
        while (!_full && reader.Read())
        {
            switch (reader.Node)
            {
                case AxmlNode.StartNamespace when _namespaces.Count < 64:
                    _namespaces.Add((reader.First ?? "", reader.Second ?? ""));
                    break;
                case AxmlNode.StartElement:
                    Start(ref reader);
                    break;
                case AxmlNode.EndElement:
                    End(reader.Offset);
                    break;
                case AxmlNode.Text when _skipped == 0 && _open.TryPeek(out var parent):
                    AppendText(parent, reader.Text, reader.Offset);
                    break;
                default:
                    break;
            }
        }
        if (_open.Count > 0)
        {
            Report("the document ends inside an element", -1);
        }
        while (_open.Count > 0)
        {
            Close();
        }
        return _root is null
            ? throw new BadApkException("xml", "there is no element", 0)
            : new AxmlDocument(_root, [.. _namespaces], [.. _problems.Take(MostProblems)]);
    }

    private void Start(ref AxmlReader reader)
    {
        if (_skipped > 0 || _open.Count >= limits.MaxDepth || _open.Count == 0 && _root is not null)
        {
            if (_skipped++ == 0)
            {
                Report(_open.Count == 0 ? "a second root element is left out" : $"elements nested deeper than {limits.MaxDepth} are left out", reader.Offset);
            }
            return;
        }
        if (_elements == limits.MaxElements || _attributes + reader.AttributeCount > limits.MaxAttributes)
        {
            Report($"more than {limits.MaxElements} elements or {limits.MaxAttributes} attributes; the rest is left out", reader.Offset);
            _full = true;
            return;
        }
        _elements++;
        _attributes += reader.AttributeCount;
        var attributes = ImmutableArray.CreateBuilder<AxmlAttribute>(reader.AttributeCount);
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            attributes.Add(reader.Attribute(i));
        }
        if (reader.Second is null)
        {
            Report("the name of an element cannot be read", reader.Offset);
        }
        _open.Push(new Open(reader.First, reader.Second ?? "", reader.Line, attributes.MoveToImmutable()));
    }

    private void AppendText(Open parent, string? text, long offset)
    {
        _characters += text?.Length ?? 0;
        if (_characters > limits.MaxTextCharacters)
        {
            Report($"more than {limits.MaxTextCharacters} characters of text; the rest is left out", offset);
            return;
        }
        parent.Text.Append(text);
    }

    private void End(long offset)
    {
        if (_skipped > 0)
        {
            _skipped--;
        }
        else if (_open.Count > 0)
        {
            Close();
        }
        else
        {
            Report("an element ends that never began", offset);
        }
    }

    private void Close()
    {
        var open = _open.Pop();
        var element = new AxmlElement(
            string.IsNullOrEmpty(open.Namespace) ? null : open.Namespace, open.Name, open.Line, open.Attributes, [.. open.Children], open.Text.ToString());
        if (_open.TryPeek(out var parent))
        {
            parent.Children.Add(element);
        }
        else
        {
            _root = element;
        }
    }

    private void Report(string message, long offset)
    {
        if (_problems.Count < MostProblems)
        {
            _problems.Add(new ApkProblem("xml", null, offset, message));
        }
    }

    private sealed record Open(string? Namespace, string Name, int Line, ImmutableArray<AxmlAttribute> Attributes)
    {
        public List<AxmlElement> Children { get; } = [];

        public StringBuilder Text { get; } = new();
    }
}

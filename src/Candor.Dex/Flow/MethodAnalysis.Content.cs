namespace Candor.Dex;

/// <content>Texts and constants that name data, and calls that read what they name.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>What values name: content that they name already, and that of texts with a beginning that the rules know.</summary>
    private int[] ContentNamed(FrameState state, int[] values)
    {
        int[] found = ValueSet.Empty;
        foreach (int element in values)
        {
            Symbol symbol = _symbols[element >> 1];
            if (ValueSet.IsDerived(element))
            {
                continue;
            }

            if (symbol.Kind == SymbolKind.Content || (symbol.Kind == SymbolKind.Path && symbol.TypeId < 0))
            {
                found = ValueSet.Add(found, element);
            }
            else if (symbol.HasFields && !symbol.IsSymbolic && _heap.Load(state.Heap, symbol, _fields.Data) is { Length: > 0 } text)
            {
                found = ValueSet.Union(found, NamedBy(text));
            }
            else
            {
                found = ValueSet.Union(found, NamedBy([element]));
            }
        }

        return found;
    }

    private int[] NamedBy(int[] texts)
    {
        int[] found = ValueSet.Empty;
        foreach (Symbol text in Members(texts, SymbolKind.Text))
        {
            foreach ((string prefix, int source) in _program.Known.TextSources)
            {
                if (text.Text!.StartsWith(prefix, StringComparison.Ordinal))
                {
                    found = ValueSet.Union(found, ValueSet.Of(_symbols.Content(source)));
                }
            }
        }

        return found;
    }

    /// <summary>The data of what values name, as this call reads it.</summary>
    private int[] ReadContent(int[] values, int offset)
    {
        int[] data = ValueSet.Empty;
        foreach (Symbol content in Members(values, SymbolKind.Content))
        {
            data = ValueSet.Add(data, ValueSet.From(_symbols.Label(_engine.Sites.Get(_code?.MethodId ?? -1, offset), content.TypeId)));
        }

        return data;
    }
}

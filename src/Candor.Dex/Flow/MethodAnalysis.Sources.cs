namespace Candor.Dex;

/// <content>Which calls count as a source where they stand, and where a source puts its data.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>A source that is given a buffer puts its data there, and says only how much it was; whether this is one.</summary>
    private bool Fill(FrameState state, MethodUse use, int[][] arguments, bool isStatic, int label)
    {
        bool filled = false;
        for (int a = isStatic ? 0 : 1; a < arguments.Length && use.ReturnLetter is 'I' or 'J' or 'V'; a++)
        {
            string type = use.ParameterTypes[a - (isStatic ? 0 : 1)] is >= 0 and var id ? _program.Hierarchy.GetDescriptor(id) : "";
            if (type is "[B" or "[S" or "[I" or "[F" or "[C" or "[J" or "[D" or "Ljava/nio/ByteBuffer;")
            {
                _heap.Store(state.Heap, arguments[a], type[0] == '[' ? _fields.AnyIndex : _fields.Data, [label], weak: true);
                filled = true;
            }
        }

        return filled;
    }

    /// <summary>Whether a source counts in the code of this method: in every class, or in those that its rule names and what is inside of them.</summary>
    private bool IsWithin(int source)
    {
        if (_program.Rules.Sources[source].Within is not { } classes)
        {
            return true;
        }

        string own = _program.Program.GetClassDescriptor(_program.Program.GetMethod(_code!.MethodId).ClassId);
        int inner = own.IndexOf('$', StringComparison.Ordinal);
        return classes.Contains(own) || (inner > 0 && classes.Contains($"{own[..inner]};"));
    }

    /// <summary>Whether a source that needs a certain text gets it: as a constant, or possibly.</summary>
    private bool HasString(int source, int[][] arguments)
    {
        if (_program.Rules.Sources[source].WithString is not { } needed)
        {
            return true;
        }

        bool unknown = false;
        foreach (int[] argument in arguments)
        {
            foreach (int element in argument)
            {
                Symbol symbol = _symbols[element >> 1];
                if (symbol.Kind == SymbolKind.Text && symbol.Text == needed)
                {
                    return true;
                }

                unknown |= symbol.IsSymbolic && symbol.TypeId == _program.StringType;
                if (unknown && FactsOf(symbol) is { } facts)
                {
                    return facts.Any(f => _symbols[f].Text == needed);
                }

                if (unknown)
                {
                    Distinguish(symbol);
                }
            }
        }

        return false;
    }

    private bool IsMarked(FrameState state, int source, int[][] arguments) =>
        _program.Rules.Sources[source].Kind != FlowSourceKind.Marked
        || (_engine.Options.Marked is { Count: > 0 } marked
            && _heap.Load(state.Heap, arguments[0], _fields.Named("id"))
                .Any(e => !ValueSet.IsDerived(e) && _symbols[e >> 1] is { Kind: SymbolKind.Number } id && marked.Contains(id.Number)));
}

using System.Globalization;

namespace Candor.Dex;

internal sealed partial class MethodAnalysis
{
    /// <summary>Runs the statements of a model on a state.</summary>
    private sealed class ModelRun(MethodAnalysis frame, FrameState state, MethodUse use, int[][] arguments, bool isStatic, int offset)
    {
        private readonly Dictionary<string, int[]> _variables = new(StringComparer.Ordinal);
        private int[]? _result;

        public int[] Run(IReadOnlyList<ModelStatement> model)
        {
            foreach (ModelStatement statement in model)
            {
                Run(statement);
            }

            return use.ReturnLetter == 'V' ? ValueSet.Empty : _result ?? frame.Fresh(use, offset);
        }

        private void Run(ModelStatement statement)
        {
            switch (statement.Verb)
            {
                case ModelVerb.Assign:
                    Write(statement.Target!, ReadAll(statement.Sources), weak: false);
                    break;
                case ModelVerb.Add:
                    Write(statement.Target!, ReadAll(statement.Sources), weak: true);
                    break;
                case ModelVerb.Derive:
                    Write(statement.Target!, Data(statement.Sources), weak: true);
                    break;
                case ModelVerb.DeriveDeep:
                    Write(statement.Target!, frame._heap.DataOf(state.Heap, ReadAll(statement.Sources), inFields: true), weak: true);
                    break;
                case ModelVerb.Below:
                    int[] end = Read(statement.Sources[0]);
                    Write(statement.Target!, frame.SingleNumber(end) is > 0 and var n ? ValueSet.Of(frame._symbols.Below(n)) : ValueSet.Any, weak: false);
                    break;
                case ModelVerb.Fold:
                    Write(statement.Target!, Folded(statement.Sources), weak: false);
                    break;
                case ModelVerb.Resource:
                    string? resource = frame.SingleNumber(Read(statement.Sources[0])) is { } id ? frame._engine.Options.ResourceText?.Invoke(id) : null;
                    Write(statement.Target!, resource is null ? ValueSet.Any : ValueSet.Of(frame._symbols.Text(resource)), weak: false);
                    break;
                case ModelVerb.Truncate:
                    if (frame.SingleNumber(Read(statement.Sources[0])) == 0)
                    {
                        Write(statement.Target!, ValueSet.Empty, weak: false);
                    }

                    break;
                case ModelVerb.Content:
                    Write(statement.Target!, frame.ContentNamed(state, ReadAll(statement.Sources)), weak: true);
                    break;
                case ModelVerb.Make:
                    Write(statement.Target!, frame.Instances(state, Read(statement.Sources[0]), offset), weak: false);
                    break;
                case ModelVerb.Writes or ModelVerb.Reads:
                    Write(statement.Target!, FilesNamed(ReadAll(statement.Sources), statement.Verb == ModelVerb.Writes), weak: true);
                    break;
                case ModelVerb.Read:
                    Write(statement.Target!, frame.ReadContent(ReadAll(statement.Sources), offset), weak: true);
                    break;
                case ModelVerb.Replace:
                    Write(statement.Target!, ValueSet.Union(Data(statement.Sources), ValueSet.Any), weak: false);
                    break;
                case ModelVerb.Copy:
                    Write(statement.Target!, Content(ReadAll(statement.Sources)), weak: false);
                    break;
                case ModelVerb.Concat:
                    Concat(statement);
                    break;
                case ModelVerb.Clear:
                    Write(statement.Target!, ValueSet.Empty, weak: false);
                    break;
                case ModelVerb.Call:
                    int[] called = frame.CallByName(
                        state, Read(statement.Sources[0]), statement.Name!, [.. statement.Sources.Skip(1).Select(Read)], offset);
                    if (statement.Target is not null)
                    {
                        Write(statement.Target, called, weak: statement.Target.Root != ModelRoot.Variable);
                    }

                    break;
                case ModelVerb.Event:
                    frame.AddEvent(new FlowEvent(
                        statement.Name!, frame._engine.Sites.Get(frame._code?.MethodId ?? -1, offset), -1, [.. statement.Sources.Select(Read)]));
                    break;
                case ModelVerb.Callback:
                    foreach (ModelExpression source in statement.Sources)
                    {
                        int type = source.Root == ModelRoot.Argument && source.Argument <= use.ParameterTypes.Length
                            ? use.ParameterTypes[source.Argument - 1]
                            : use.DeclaringType;
                        frame.RegisterCallbacks(Read(source), type, isStatic ? ValueSet.Empty : frame._heap.DataOf(state.Heap, arguments[0]), offset);
                    }

                    break;
            }
        }

        /// <summary>The keys under which files are kept that have paths of a set.</summary>
        private int[] FilesNamed(int[] paths, bool isWritten)
        {
            int[] keys = ValueSet.Empty;
            foreach (int element in paths)
            {
                Symbol symbol = frame._symbols[element >> 1];
                if (ValueSet.IsDerived(element))
                {
                    continue;
                }

                IEnumerable<Symbol> texts = [symbol];
                if (symbol.IsSymbolic && (symbol.TypeId < 0 || frame._program.IsValue(symbol.TypeId)))
                {
                    if (frame.FactsOf(symbol) is { } facts)
                    {
                        texts = facts.Select(f => frame._symbols[f]);
                    }
                    else
                    {
                        frame.Distinguish(symbol);
                    }
                }

                foreach (Symbol text in texts.Where(static t => t.Kind is SymbolKind.Text or SymbolKind.Ending))
                {
                    foreach (string key in PathEnding.Keys(text.Text!, text.Kind == SymbolKind.Ending, isWritten))
                    {
                        keys = ValueSet.Add(keys, ValueSet.Is(frame._symbols.Text(key)));
                    }
                }
            }

            return keys;
        }

        private int[] ReadAll(IReadOnlyList<ModelExpression> sources)
        {
            int[] all = ValueSet.Empty;
            foreach (ModelExpression source in sources)
            {
                all = ValueSet.Union(all, Read(source));
            }

            return all;
        }

        private int[] Data(IReadOnlyList<ModelExpression> sources) => frame._heap.DataOf(state.Heap, ReadAll(sources));

        /// <summary>The data of a set, and constants that it holds as data.</summary>
        private int[] Content(int[] values)
        {
            int[] content = frame._heap.DataOf(state.Heap, values);
            foreach (int element in values)
            {
                if (!ValueSet.IsDerived(element) && frame._symbols[element >> 1] is { IsConstant: true })
                {
                    content = ValueSet.Add(content, element);
                }
            }

            foreach (int element in frame._heap.Load(state.Heap, values, frame._fields.Data))
            {
                if (!ValueSet.IsDerived(element) && frame._symbols[element >> 1] is { IsConstant: true })
                {
                    content = ValueSet.Add(content, element);
                }
            }

            return content;
        }

        /// <summary>Constant texts are joined while there is one on each side; data is added.</summary>
        private void Concat(ModelStatement statement)
        {
            int[] before = Read(statement.Target!);
            int[] data = frame._heap.DataOf(state.Heap, before);
            string? text = before.Length == 0 ? "" : TextOf(before);
            string? ending = text is null ? EndingOf(before) : null;
            foreach (ModelExpression source in statement.Sources)
            {
                int[] values = Read(source);
                string? more = IsLetter(source) && frame.SingleNumber(values) is >= 0 and <= char.MaxValue and var letter ? $"{(char)letter}" : TextOf(values);
                if (more is null || text is null || text.Length + more.Length > 512)
                {
                    ending = more is null ? EndingOf(values) : PathEnding.Append(ending, more, frame._inLoop);
                    text = null;
                }
                else
                {
                    text += more;
                }

                data = ValueSet.Union(data, frame._heap.DataOf(state.Heap, values));
            }

            int[] joined = ValueSet.Union(data, text is null ? ValueSet.Any : ValueSet.Of(frame._symbols.Text(text)));
            joined = ending is null ? joined : ValueSet.Add(joined, ValueSet.Is(frame._symbols.Ending(ending)));
            Write(statement.Target!, joined, weak: false);
        }

        /// <summary>The only ending that is known of a value.</summary>
        private string? EndingOf(int[] values)
        {
            string? found = null;
            foreach (int element in values)
            {
                if (!ValueSet.IsDerived(element) && frame._symbols[element >> 1] is { Kind: SymbolKind.Ending } symbol)
                {
                    if (found is not null)
                    {
                        return null;
                    }

                    found = symbol.Text;
                }
            }

            return found;
        }

        /// <summary>Whether a source is an argument that is a letter: its number is not its text.</summary>
        private bool IsLetter(ModelExpression source) => source is { Root: ModelRoot.Argument, Steps.Count: 0 }
            && source.Argument >= 1 && source.Argument <= use.ParameterTypes.Length && use.ParameterTypes[source.Argument - 1] is >= 0 and var type
            && frame._program.Hierarchy.GetDescriptor(type) == "C";

        /// <summary>What a method of texts gives for constants; for other values, their data.</summary>
        private int[] Folded(IReadOnlyList<ModelExpression> sources)
        {
            string? text = TextOf(Read(sources[0]));
            int[][] rest = [.. sources.Skip(1).Select(Read)];
            string? result = text is null ? null : use.Name switch
            {
                "substring" when rest.Length > 0 && frame.SingleNumber(rest[0]) is >= 0 and var from && from <= text.Length =>
                    use.ParameterTypes.Length == 1 ? text[(int)from..]
                    : frame.SingleNumber(rest[1]) is { } to && to >= from && to <= text.Length ? text[(int)from..(int)to]
                    : null,
                "toLowerCase" => text.ToLowerInvariant(),
                "toUpperCase" => text.ToUpperInvariant(),
                "trim" or "strip" => text.Trim(),
                "replace" when rest.Length > 1 && TextOf(rest[0]) is { Length: > 0 } old && TextOf(rest[1]) is { } fresh
                    && use.NameAndPrototype.Contains("CharSequence", StringComparison.Ordinal) => text.Replace(old, fresh, StringComparison.Ordinal),
                "replace" when rest.Length > 1 && use.NameAndPrototype.Contains("(CC)", StringComparison.Ordinal)
                    && frame.SingleNumber(rest[0]) is >= 0 and <= char.MaxValue and var was && frame.SingleNumber(rest[1]) is >= 0 and <= char.MaxValue and var put =>
                    text.Replace((char)was, (char)put),
                "insert" when rest.Length > 1 && frame.SingleNumber(rest[0]) is >= 0 and var at && at <= text.Length && TextOf(rest[1]) is { } inserted
                    && !IsLetter(sources[2]) => text.Insert((int)at, inserted),
                "deleteCharAt" when rest.Length > 0 && frame.SingleNumber(rest[0]) is >= 0 and var gone && gone < text.Length => text.Remove((int)gone, 1),
                "delete" when rest.Length > 1 && frame.SingleNumber(rest[0]) is >= 0 and var start && frame.SingleNumber(rest[1]) is { } stop
                    && start <= stop && start <= text.Length => text.Remove((int)start, (int)Math.Min(stop, text.Length) - (int)start),
                "reverse" => new string([.. text.Reverse()]),
                _ => null,
            };
            int[] data = Data(sources);
            return result is null ? ValueSet.Union(data, ValueSet.Any) : ValueSet.Union(data, ValueSet.Of(frame._symbols.Text(result)));
        }

        private string? TextOf(int[] values)
        {
            if (values.Length != 1 || ValueSet.IsDerived(values[0]))
            {
                return null;
            }

            Symbol symbol = frame._symbols[values[0] >> 1];
            if (symbol.Kind == SymbolKind.Number)
            {
                return symbol.Number.ToString(CultureInfo.InvariantCulture);
            }

            if (symbol.HasFields && frame._heap.Load(state.Heap, symbol, frame._fields.Data) is { Length: 1 } content && !ValueSet.IsDerived(content[0]))
            {
                symbol = frame._symbols[content[0] >> 1];
            }

            return symbol.Kind == SymbolKind.Text ? symbol.Text : null;
        }

        private int[] Root(ModelExpression expression)
        {
            switch (expression.Root)
            {
                case ModelRoot.This:
                    return isStatic ? ValueSet.Empty : arguments[0];
                case ModelRoot.Argument:
                    int position = expression.Argument - (isStatic ? 1 : 0);
                    return position >= 0 && position < arguments.Length ? arguments[position] : ValueSet.Empty;
                case ModelRoot.Arguments:
                    int[] all = ValueSet.Empty;
                    for (int a = isStatic ? 0 : 1; a < arguments.Length; a++)
                    {
                        all = ValueSet.Union(all, arguments[a]);
                    }

                    return all;
                case ModelRoot.Result:
                    return _result ??= frame.Fresh(use, offset);
                case ModelRoot.Variable:
                    return _variables.GetValueOrDefault(expression.Name!, ValueSet.Empty);
                case ModelRoot.Globals:
                    return ValueSet.Of(frame._symbols.Globals);
                case ModelRoot.New:
                    int type = use.ReturnLetter is 'L' or '[' ? use.ReturnType : -1;
                    return ValueSet.Of(frame._symbols.External(frame._engine.Sites.Get(frame._code?.MethodId ?? -1, offset), 0, type));
                default:
                    return ValueSet.Of(long.TryParse(expression.Name, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                        ? frame._symbols.Number(number)
                        : frame._symbols.Text(expression.Name!));
            }
        }

        private int[] Read(ModelExpression expression)
        {
            int[] values = Root(expression);
            foreach (ModelStep step in expression.Steps)
            {
                int[] next = ValueSet.Empty;
                foreach (int field in FieldsOf(step, values))
                {
                    next = ValueSet.Union(next, frame._heap.Load(state.Heap, values, field));
                }

                values = next;
            }

            return values;
        }

        private void Write(ModelExpression target, int[] values, bool weak)
        {
            values = frame.WithCondition(values);
            if (target.Root == ModelRoot.Globals && target.Steps.Count > 0 && target.Steps[^1].Inner is { } key && Read(key).Length == 0)
            {
                // A shared place under a key of which nothing is known would be every place.
                return;
            }

            if (target.Steps.Count == 0)
            {
                switch (target.Root)
                {
                    case ModelRoot.Result:
                        _result = weak ? ValueSet.Union(Root(target), values) : values;
                        break;
                    case ModelRoot.Variable:
                        _variables[target.Name!] = weak ? ValueSet.Union(Root(target), values) : values;
                        break;
                    case ModelRoot.This or ModelRoot.Argument or ModelRoot.Arguments or ModelRoot.New:
                        // Data of the object itself.
                        frame._heap.Store(state.Heap, Root(target), frame._fields.Data, values, weak);
                        break;
                }

                return;
            }

            int[] bases = Read(target with { Steps = [.. target.Steps.Take(target.Steps.Count - 1)] });
            ModelStep last = target.Steps[^1];
            if (last.Kind == ModelStepKind.Append)
            {
                Append(bases, values);
                return;
            }

            List<int> fields = FieldsOf(last, bases);
            foreach (int field in fields)
            {
                frame._heap.Store(state.Heap, bases, field, values, weak || fields.Count > 1);
            }
        }

        /// <summary>Behind the last element while the size is known; somewhere otherwise.</summary>
        private void Append(int[] lists, int[] values)
        {
            int[] size = frame._heap.Load(state.Heap, lists, frame._fields.Size);
            bool known = !frame._inLoop && lists.Length == 1 && frame.SingleNumber(size) is < 64;
            if (known)
            {
                long at = frame.SingleNumber(size)!.Value;
                frame._heap.Store(state.Heap, lists, frame._fields.Index(at), values, weak: false);
                frame._heap.Store(state.Heap, lists, frame._fields.Size, ValueSet.Of(frame._symbols.Number(at + 1)), weak: false);
            }
            else
            {
                frame._heap.Store(state.Heap, lists, frame._fields.AnyIndex, values, weak: true);
                frame._heap.Store(state.Heap, lists, frame._fields.Size, ValueSet.Any, weak: false);
            }
        }

        private List<int> FieldsOf(ModelStep step, int[] bases)
        {
            switch (step.Kind)
            {
                case ModelStepKind.Named:
                    return [step.Name == "data" ? frame._fields.Data : frame._fields.Named(step.Name)];
                case ModelStepKind.AnyKey:
                    return [frame._fields.AnyKey];
                case ModelStepKind.AnyIndex or ModelStepKind.Append:
                    return [frame._fields.AnyIndex];
                case ModelStepKind.ConstantKey:
                    int[] names = Array.FindAll(Read(step.Inner!), e => !ValueSet.IsDerived(e) && frame._symbols[e >> 1] is { HasFields: false, Kind: not SymbolKind.Any } or { Kind: SymbolKind.Parameter or SymbolKind.Path });
                    return names.Length > 0 && Keys(names) is var keys && !keys.Contains(frame._fields.AnyKey) ? keys : [];
                case ModelStepKind.Index:
                    return [frame.SingleNumber(Read(step.Inner!)) is { } at and >= 0 and < 4096 ? frame._fields.Index(at) : frame._fields.AnyIndex];
                default:
                    return Keys(Read(step.Inner!));
            }
        }

        private List<int> Keys(int[] values)
        {
            List<int> keys = [];
            foreach (int element in values)
            {
                if (ValueSet.IsDerived(element))
                {
                    return [frame._fields.AnyKey];
                }

                Symbol symbol = frame._symbols[element >> 1];
                IEnumerable<Symbol> constants = [symbol];
                if (symbol.IsSymbolic)
                {
                    if (frame.FactsOf(symbol) is { } facts)
                    {
                        constants = facts.Select(f => frame._symbols[f]);
                    }
                    else
                    {
                        frame.Distinguish(symbol);
                        return [frame._fields.AnyKey];
                    }
                }

                foreach (Symbol constant in constants)
                {
                    string? key = constant.Kind switch
                    {
                        SymbolKind.Text => constant.Text,
                        SymbolKind.Number => constant.Number.ToString(CultureInfo.InvariantCulture),
                        SymbolKind.Class => $"class {constant.TypeId}",
                        _ => null,
                    };
                    if (key is null)
                    {
                        return [frame._fields.AnyKey];
                    }

                    keys.Add(frame._fields.Key(key));
                }
            }

            return keys.Count is 0 or > 8 ? [frame._fields.AnyKey] : keys;
        }
    }
}

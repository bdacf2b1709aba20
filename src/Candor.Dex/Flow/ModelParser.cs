using System.Globalization;

namespace Candor.Dex;

/// <summary>Reads the statements of a model.</summary>
internal ref struct ModelParser
{
    private readonly string _all;
    private readonly string _method;
    private int _at;

    private ModelParser(string text, string method)
    {
        _all = text;
        _method = method;
        _at = 0;
    }

    /// <summary>Reads the effects of a model.</summary>
    /// <exception cref="ArgumentException">They are not in the language; the message says where.</exception>
    public static IReadOnlyList<ModelStatement> Parse(FlowModel model)
    {
        if (model.Effects.Trim() == "none")
        {
            return [];
        }

        ModelParser parser = new(model.Effects, model.Method);
        List<ModelStatement> statements = [];
        while (true)
        {
            parser.Skip();
            if (parser._at >= parser._all.Length)
            {
                return statements;
            }

            statements.Add(parser.Statement());
            parser.Skip();
            if (parser._at < parser._all.Length)
            {
                parser.Expect(';');
            }
        }
    }

    private ModelStatement Statement()
    {
        int start = _at;
        string word = Peek() == '$' ? "" : Word();
        switch (word)
        {
            case "call":
                return CallOf(null);
            case "callback":
                return new ModelStatement(ModelVerb.Callback, null, Expressions(), null);
            case "event":
                Skip();
                string name = Word();
                return new ModelStatement(ModelVerb.Event, null, Peek() is ';' or '\0' ? [] : Expressions(), name);
            case "concat" or "copy" or "below" or "fold" or "resource" or "truncate" or "content" or "read" or "writes" or "reads" or "make":
                ModelExpression target = Expression();
                Expect(',');
                ModelVerb verb = word switch
                {
                    "concat" => ModelVerb.Concat,
                    "copy" => ModelVerb.Copy,
                    "below" => ModelVerb.Below,
                    "fold" => ModelVerb.Fold,
                    "truncate" => ModelVerb.Truncate,
                    "content" => ModelVerb.Content,
                    "read" => ModelVerb.Read,
                    "writes" => ModelVerb.Writes,
                    "reads" => ModelVerb.Reads,
                    "make" => ModelVerb.Make,
                    _ => ModelVerb.Resource,
                };
                return new ModelStatement(verb, target, Expressions(), null);
            case "clear":
                return new ModelStatement(ModelVerb.Clear, Expression(), [], null);
        }

        _at = start;
        ModelExpression left = Expression();
        Skip();
        if (Take("+="))
        {
            return new ModelStatement(ModelVerb.Add, left, Expressions(), null);
        }

        if (Take(":="))
        {
            return new ModelStatement(ModelVerb.Replace, left, Expressions(), null);
        }

        if (Take("~~"))
        {
            return new ModelStatement(ModelVerb.DeriveDeep, left, Expressions(), null);
        }

        if (Take("~"))
        {
            return new ModelStatement(ModelVerb.Derive, left, Expressions(), null);
        }

        if (Take("="))
        {
            Skip();
            int before = _at;
            if (char.IsAsciiLetter(Peek()) && Word() == "call")
            {
                return CallOf(left);
            }

            _at = before;
            return new ModelStatement(ModelVerb.Assign, left, Expressions(), null);
        }

        throw Wrong("an operator (=, +=, :=, ~)");
    }

    /// <summary>Behind the word call: an expression whose last step is the name of the method, and arguments in parentheses.</summary>
    private ModelStatement CallOf(ModelExpression? result)
    {
        ModelExpression callee = Expression();
        if (callee.Steps.Count == 0 || callee.Steps[^1].Kind != ModelStepKind.Named)
        {
            throw Wrong("an object and the name of a method");
        }

        Expect('(');
        List<ModelExpression> arguments = [callee with { Steps = [.. callee.Steps.Take(callee.Steps.Count - 1)] }];
        if (Peek() != ')')
        {
            arguments.AddRange(Expressions());
        }

        Expect(')');
        return new ModelStatement(ModelVerb.Call, result, arguments, callee.Steps[^1].Name);
    }

    private List<ModelExpression> Expressions()
    {
        List<ModelExpression> list = [Expression()];
        while (Peek() == ',')
        {
            _at++;
            list.Add(Expression());
        }

        return list;
    }

    private ModelExpression Expression()
    {
        Skip();
        if (Peek() == '"')
        {
            int end = _all.IndexOf('"', _at + 1);
            if (end < 0)
            {
                throw Wrong("a closing quote");
            }

            string text = _all[(_at + 1)..end];
            _at = end + 1;
            return new ModelExpression(ModelRoot.Text, 0, text, []);
        }

        bool variable = Peek() == '$';
        _at += variable ? 1 : 0;
        string word = Word();
        List<ModelStep> steps = [];
        ModelRoot root;
        int argument = 0;
        if (variable)
        {
            root = ModelRoot.Variable;
        }
        else if (word.StartsWith("arg", StringComparison.Ordinal)
            && int.TryParse(word.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out argument))
        {
            root = ModelRoot.Argument;
        }
        else
        {
            root = word switch
            {
                "this" => ModelRoot.This,
                "args" => ModelRoot.Arguments,
                "return" => ModelRoot.Result,
                "globals" => ModelRoot.Globals,
                "new" => ModelRoot.New,
                _ when char.IsAsciiDigit(word[0]) => ModelRoot.Text,
                _ => throw Wrong("this, argN, args, return, globals, new, $name or a text"),
            };
        }

        while (Peek() == '.')
        {
            _at++;
            steps.Add(Step());
        }

        return new ModelExpression(root, argument, word, steps);
    }

    private ModelStep Step()
    {
        if (Take("{*}"))
        {
            return new ModelStep(ModelStepKind.AnyKey, "", null);
        }

        if (Take("[*]"))
        {
            return new ModelStep(ModelStepKind.AnyIndex, "", null);
        }

        if (Take("[+]"))
        {
            return new ModelStep(ModelStepKind.Append, "", null);
        }

        if (Take("{"))
        {
            ModelStepKind kind = Take("!") ? ModelStepKind.ConstantKey : ModelStepKind.Key;
            ModelExpression key = Expression();
            Expect('}');
            return new ModelStep(kind, "", key);
        }

        if (Take("["))
        {
            ModelExpression index = Expression();
            Expect(']');
            return new ModelStep(ModelStepKind.Index, "", index);
        }

        return new ModelStep(ModelStepKind.Named, Word(), null);
    }

    private string Word()
    {
        int start = _at;
        while (_at < _all.Length && (char.IsAsciiLetterOrDigit(_all[_at]) || _all[_at] is '_' or '-' or '<' or '>'))
        {
            _at++;
        }

        return _at > start ? _all[start.._at] : throw Wrong("a name");
    }

    private char Peek()
    {
        Skip();
        return _at < _all.Length ? _all[_at] : '\0';
    }

    private bool Take(string token)
    {
        if (string.CompareOrdinal(_all, _at, token, 0, token.Length) != 0)
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    private void Expect(char token)
    {
        if (Peek() != token)
        {
            throw Wrong($"'{token}'");
        }

        _at++;
    }

    private void Skip()
    {
        while (_at < _all.Length && char.IsWhiteSpace(_all[_at]))
        {
            _at++;
        }
    }

    private readonly ArgumentException Wrong(string expected) =>
        new($"The model of {_method} should have {expected} at character {_at + 1} of '{_all}'.");
}

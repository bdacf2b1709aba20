using Candor.Dex;

namespace Candor.Android.Code;

/// <summary>Text constants near a call. What is computed, or comes from elsewhere, is not seen.</summary>
internal sealed class Constants(DexProgram program)
{
    private const string TextArray = "[Ljava/lang/String;";

    /// <summary>
    /// The text that an argument of a call holds: the one that the nearest instruction before the call, in the order of the code, puts into its
    /// register. Null where that is no constant.
    /// </summary>
    /// <param name="method">The calling method.</param>
    /// <param name="offset">The call, in 16-bit code units.</param>
    /// <param name="argument">From 0; for an instance method 0 is the receiver.</param>
    public string? ArgumentText(int method, int offset, int argument)
    {
        var caller = program.GetMethod(method);
        try
        {
            var register = -1;
            foreach (var instruction in caller.GetCode().Instructions)
            {
                if (instruction.Offset == offset)
                {
                    register = argument < instruction.RegisterCount ? instruction.GetRegister(argument) : -1;
                    break;
                }
            }

            string? text = null;
            foreach (var instruction in caller.GetCode().Instructions)
            {
                if (instruction.Offset >= offset)
                {
                    break;
                }

                if (instruction.Opcode is Opcode.ConstString or Opcode.ConstStringJumbo && instruction.GetRegister(0) == register)
                {
                    text = caller.File.GetString(new StringHandle(instruction.Index));
                }
                else if (Writes(instruction, register))
                {
                    text = null;
                }
            }

            return text;
        }
        catch (BadDexException)
        {
            // The call graph has listed it as a problem already.
            return null;
        }
    }

    /// <summary>The text constants of a method, and those of the arrays of texts that it takes from fields of classes of the app.</summary>
    public IReadOnlyList<string> TextsFor(int method)
    {
        var texts = new List<string>();
        try
        {
            AddTexts(method, texts, followFields: true);
        }
        catch (BadDexException)
        {
            // What stands before the fault counts.
        }

        return texts;
    }

    private void AddTexts(int method, List<string> texts, bool followFields)
    {
        var caller = program.GetMethod(method);
        if (!caller.HasCode)
        {
            return;
        }

        foreach (var instruction in caller.GetCode().Instructions)
        {
            if (instruction.Opcode is Opcode.ConstString or Opcode.ConstStringJumbo)
            {
                texts.Add(caller.File.GetString(new StringHandle(instruction.Index)));
            }
            else if (followFields && instruction.IndexKind == IndexKind.Field)
            {
                var field = caller.File.GetField(new FieldHandle(instruction.Index));
                if (caller.File.GetDescriptor(field.Type) == TextArray && program.TryFindClass(caller.File.GetDescriptor(field.DeclaringType), out var owner))
                {
                    foreach (var initializer in program.FindMethods(owner, "<clinit>").Concat(program.FindMethods(owner, "<init>")))
                    {
                        AddTexts(initializer, texts, followFields: false);
                    }
                }
            }
        }
    }

    /// <summary>Whether an instruction puts something into a register: its first register, for all that neither branch, store, return nor call.</summary>
    private static bool Writes(Instruction instruction, int register) =>
        !instruction.IsInvoke
        && instruction.RegisterCount > 0
        && instruction.GetRegister(0) == register
        && !instruction.Mnemonic.StartsWith("if-", StringComparison.Ordinal)
        && !instruction.Mnemonic.StartsWith("return", StringComparison.Ordinal)
        && !instruction.Mnemonic.StartsWith("aput", StringComparison.Ordinal)
        && !instruction.Mnemonic.StartsWith("iput", StringComparison.Ordinal)
        && !instruction.Mnemonic.StartsWith("sput", StringComparison.Ordinal)
        && !instruction.Mnemonic.StartsWith("monitor", StringComparison.Ordinal)
        && !instruction.Mnemonic.StartsWith("throw", StringComparison.Ordinal)
        && !instruction.Mnemonic.Contains("switch", StringComparison.Ordinal);
}

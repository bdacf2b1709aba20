using System.Globalization;
using System.Text;

namespace Candor.Dex;

/// <summary>Writes one instruction as a line of a listing, such as <c>invoke-virtual {v1}, Lcom/app/A;->run()V</c>.</summary>
public static class InstructionText
{
    private const int LongestString = 200;

    /// <summary>The line, without the offset. An index outside its table is shown as <c>method@65535</c>.</summary>
    /// <param name="file">The file that the instruction comes from.</param>
    /// <param name="instruction">The instruction.</param>
    public static string Format(DexFile file, Instruction instruction)
    {
        StringBuilder text = new(instruction.Mnemonic);
        string separator = " ";
        if (instruction.RegisterCount > 0 || instruction.IsInvoke)
        {
            text.Append(separator);
            separator = ", ";
            AppendRegisters(text, instruction);
        }

        if (instruction.Payload != PayloadKind.None)
        {
            return text.ToString();
        }

        if (instruction.Literal is long literal)
        {
            text.Append(separator).Append(CultureInfo.InvariantCulture, $"{literal}");
            separator = ", ";
        }

        if (instruction.Target is int target)
        {
            text.Append(separator).Append(CultureInfo.InvariantCulture, $"{target:x4}");
            separator = ", ";
        }

        if (instruction.IndexKind != IndexKind.None)
        {
            text.Append(separator).Append(Operand(file, instruction.IndexKind, instruction.Index));
        }

        if (instruction.PrototypeIndex >= 0)
        {
            text.Append(", ").Append(Operand(file, IndexKind.Prototype, instruction.PrototypeIndex));
        }

        return text.ToString();
    }

    private static void AppendRegisters(StringBuilder text, Instruction instruction)
    {
        bool braces = instruction.Format is InstructionFormat.F35c or InstructionFormat.F45cc
            or InstructionFormat.F3rc or InstructionFormat.F4rcc;
        bool range = instruction.Format is InstructionFormat.F3rc or InstructionFormat.F4rcc && instruction.RegisterCount > 1;
        text.Append(braces ? "{" : string.Empty);
        for (int i = 0; i < instruction.RegisterCount; i++)
        {
            if (range && i > 0 && i < instruction.RegisterCount - 1)
            {
                continue;
            }

            text.Append(i == 0 ? string.Empty : range ? " .. " : ", ")
                .Append(CultureInfo.InvariantCulture, $"v{instruction.GetRegister(i)}");
        }

        text.Append(braces ? "}" : string.Empty);
    }

    private static string Operand(DexFile file, IndexKind kind, int index)
    {
        try
        {
            return kind switch
            {
                IndexKind.String => Quote(file.GetString(new StringHandle(index))),
                IndexKind.Type => file.GetDescriptor(new TypeHandle(index)),
                IndexKind.Field => file.Describe(new FieldHandle(index)),
                IndexKind.Method => file.Describe(new MethodHandle(index)),
                IndexKind.Prototype => file.Describe(new PrototypeHandle(index)),
                IndexKind.Pointer => Describe(file, file.GetPointer(new PointerHandle(index))),
                _ => Name(kind, index),
            };
        }
        catch (BadDexException)
        {
            return Name(kind, index);
        }
    }

    private static string Describe(DexFile file, MethodPointer pointer) =>
        pointer.Kind.IsField() ? file.Describe(pointer.Field) : file.Describe(pointer.Method);

    private static string Name(IndexKind kind, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.ToString().ToLowerInvariant()}@{index}");

    private static string Quote(string value)
    {
        StringBuilder text = new("\"");
        foreach (char c in value.AsSpan(0, Math.Min(value.Length, LongestString)))
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return text.Append(value.Length > LongestString ? "…\"" : "\"").ToString();
    }
}

using Candor.Android.Packages;
using Candor.Dex;

namespace Candor.Acceptance.Flows;

/// <summary>
/// Checks a path against the code of the app, instruction by instruction, without the analysis that found it: each step stands on an
/// instruction of its kind, and takes up the data where the step before put it.
/// </summary>
internal sealed class PathCheck : IDisposable
{
    private readonly ApkFile _apk;
    private readonly DexProgram _program;

    public PathCheck(string package)
    {
        _apk = ApkFile.Open(package);
        _program = DexProgram.Create([.. _apk.DexFiles.SelectMany(static d => DexFile.OpenAll(d.Bytes, d.Name))]);
    }

    public void Dispose() => _apk.Dispose();

    /// <summary>What is wrong with a path; null when nothing is.</summary>
    public string? Fault(IReadOnlyList<FoundStep> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            if (path[i].What == "omitted" || (i > 0 && path[i - 1].What == "omitted"))
            {
                continue;
            }

            if (!Stands(path[i]))
            {
                return $"no place for such a step: {path[i]}";
            }

            if (i > 0 && !Follows(path[i - 1], path[i]))
            {
                return $"does not follow: {path[i - 1]} | {path[i]}";
            }
        }

        return null;
    }

    /// <summary>Whether the step is at an instruction, with registers that the method has, that does such a thing.</summary>
    private bool Stands(FoundStep step)
    {
        if (!_program.TryFindMethod(step.Method, out var id) || !_program.GetMethod(id).HasCode)
        {
            return false;
        }

        var code = _program.GetMethod(id).GetCode();
        if (step.Register >= code.RegisterCount)
        {
            return false;
        }

        if (step.Offset < 0)
        {
            return step.What is "source" or "handover";
        }

        foreach (var instruction in code.Instructions)
        {
            if (instruction.Offset == step.Offset)
            {
                var opcode = instruction.Opcode;
                var initialises = opcode is Opcode.NewInstance || (opcode >= Opcode.Sget && opcode <= Opcode.SputShort);
                return step.What switch
                {
                    "source" => instruction.IsInvoke || (opcode >= Opcode.Sget && opcode <= Opcode.SgetShort),
                    "sink" or "library" => instruction.IsInvoke,
                    "call" or "return" or "handover" => instruction.IsInvoke || initialises,
                    "store" => instruction.IsInvoke || opcode is Opcode.FilledNewArray or Opcode.FilledNewArrayRange or Opcode.NewArray
                        || (opcode >= Opcode.Aput && opcode <= Opcode.AputShort) || (opcode >= Opcode.Iput && opcode <= Opcode.IputShort)
                        || (opcode >= Opcode.Sput && opcode <= Opcode.SputShort),
                    "load" => instruction.IsInvoke || (opcode >= Opcode.Aget && opcode <= Opcode.AgetShort)
                        || (opcode >= Opcode.Iget && opcode <= Opcode.IgetShort) || (opcode >= Opcode.Sget && opcode <= Opcode.SgetShort),
                    "condition" => instruction.IsInvoke || (opcode >= Opcode.IfEq && opcode <= Opcode.IfLez)
                        || opcode is Opcode.PackedSwitch or Opcode.SparseSwitch || (opcode >= Opcode.Aget && opcode <= Opcode.AputShort),
                    "assign" => true,
                    _ => false,
                };
            }
        }

        return false;
    }

    private bool Follows(FoundStep before, FoundStep step)
    {
        if (before.What == "condition" || (step.What == "assign" && before.What is "call" or "handover" && before.AccessPath.Length == 0))
        {
            // What is done next is decided by it, wherever it lies.
            return true;
        }

        var held = Held(before);
        if (before.Method != step.Method || before.What is "call" || step.What == "return" || step.Offset < 0)
        {
            return Crosses(before, held, step);
        }

        var taken = Taken(step);
        return taken.Any(t => Same(held, t)) || (Fields(held).Length > 0 && taken.Any(t => SameFields(held, t)))
            || taken.Any(t => IsRegister(t) && Aliases(step.Method, Root(held)).Contains(Root(t)));
    }

    /// <summary>From one method to another: the fields stay, or a parameter, a result or an exception carries it.</summary>
    private static bool Crosses(FoundStep before, string held, FoundStep step)
    {
        var there = step.What is "store" or "load" or "call" or "sink" or "handover" or "condition" or "return" or "source" ? step.AccessPath : "";
        // An object that no register of the method leads to is named by its class.
        return Fields(held).Length == 0 || Fields(there).Length == 0 || SameFields(held, there)
            || (step.What == "load" && IsRegister(held) && IsRegister(there) && Fields(held).StartsWith(Fields(there), StringComparison.Ordinal)) || (before.Register < 0 && held.StartsWith('L'))
            || step.What is "library" or "assign" or "store" or "return" or "call" || before.What is "store" or "return" || (before.What == "library" && step.Offset < 0);
    }

    /// <summary>Where the data lies behind a step.</summary>
    private string Held(FoundStep step) => step.What == "load" ? Name(step.Method, step.Register) : step.AccessPath;

    /// <summary>From where a step may take it: what it names, and the registers that its instruction reads.</summary>
    private List<string> Taken(FoundStep step)
    {
        List<string> taken = step.What switch
        {
            "store" => [Name(step.Method, step.Register)],
            "load" or "call" or "sink" or "handover" or "condition" => [step.AccessPath],
            _ => [],
        };
        if (step.Offset >= 0 && _program.TryFindMethod(step.Method, out var id))
        {
            var instruction = _program.GetMethod(id).GetCode().Instructions.At(step.Offset);
            for (var r = 0; r < instruction.RegisterCount; r++)
            {
                taken.Add(Name(step.Method, instruction.GetRegister(r)));
            }
        }

        return taken;
    }

    /// <summary>Registers that may hold the same object: moved, cast, caught, or handed back by a method that got it; or in a field of it.</summary>
    private HashSet<string> Aliases(string method, string register)
    {
        HashSet<string> known = [register];
        if (!_program.TryFindMethod(method, out var id))
        {
            return known;
        }

        List<string> thrown = [];
        HashSet<string> statics = [];
        for (var grows = true; grows;)
        {
            grows = false;
            List<string> passed = [];
            foreach (var instruction in _program.GetMethod(id).GetCode().Instructions)
            {
                List<string> registers = [];
                for (var r = 0; r < instruction.RegisterCount; r++)
                {
                    registers.Add(Name(method, instruction.GetRegister(r)));
                }

                if (instruction.Opcode is Opcode.MoveResultObject && (passed.Exists(known.Contains) || known.Contains(registers[0])))
                {
                    grows |= registers.Concat(passed).Select(known.Add).Aggregate(false, static (x, y) => x | y);
                }
                else if (instruction.Opcode is Opcode.SgetObject)
                {
                    // What a static field holds is one object in every register that it is read into.
                    var field = $"static {_program.GetMethod(id).File.Describe(new FieldHandle(instruction.Index)).Replace("->", ".", StringComparison.Ordinal).Split(':')[0]}";
                    grows |= (known.Contains(registers[0]) || register == field || register.StartsWith(field + ".", StringComparison.Ordinal)) && statics.Add(field);
                    grows |= statics.Contains(field) && known.Add(registers[0]);
                }
                else if (instruction.Opcode is Opcode.MoveException && thrown.Exists(known.Contains))
                {
                    grows |= known.Add(registers[0]);
                }
                else if (instruction.Opcode is (>= Opcode.MoveObject and <= Opcode.MoveObject16) or Opcode.IgetObject or Opcode.AgetObject or Opcode.IputObject or Opcode.AputObject
                    && registers.Exists(known.Contains))
                {
                    grows |= registers.Select(known.Add).Aggregate(false, static (x, y) => x | y);
                }

                else if (instruction.IsInvoke && registers.Exists(known.Contains) && Keeps(_program.GetMethod(id).File, instruction.Index))
                {
                    grows |= registers.Select(known.Add).Aggregate(false, static (x, y) => x | y);
                }

                passed = instruction.IsInvoke ? registers : [];
                thrown.AddRange(instruction.Opcode is Opcode.Throw ? registers : []);
            }
        }

        return known;
    }

    /// <summary>Whether a call makes its receiver hold what it is given: a constructor of the platform, or a collection.</summary>
    private bool Keeps(DexFile file, int index)
    {
        var called = file.Describe(new MethodHandle(index));
        return ExpectedEnd.Short(called) is var name && (name.EndsWith(".<init>", StringComparison.Ordinal) || name.EndsWith(".add", StringComparison.Ordinal))
            && !(_program.TryFindMethod(called, out var id) && _program.GetMethod(id).HasCode);
    }

    private string Name(string method, int register)
    {
        if (register < 0 || !_program.TryFindMethod(method, out var id))
        {
            return "";
        }

        var code = _program.GetMethod(id).GetCode();
        var first = code.RegisterCount - code.ParameterRegisterCount;
        return register >= first ? $"p{register - first}" : $"v{register}";
    }

    private static bool IsRegister(string holder) => holder.Length > 1 && holder[0] is 'v' or 'p' && char.IsAsciiDigit(holder[1]);

    private static string Root(string holder) => IsRegister(holder) ? holder[..(holder.IndexOfAny(['.', '[', '{']) is > 0 and var end ? end : holder.Length)] : holder;

    private static string Fields(string holder) => IsRegister(holder) ? holder[Root(holder).Length..] : holder;

    private static bool Same(string held, string taken) => held.Length > 0 && Root(held) == Root(taken);

    /// <summary>Whether two holders end in the same field; <c>*</c> stands for any element or key.</summary>
    private static bool SameFields(string held, string taken)
    {
        var a = Last(held);
        var b = Last(taken);
        return a.Length > 0 && b.Length > 0 && a[0] == b[0] && (a == b || a is "[*]" or "{*}" || b is "[*]" or "{*}");

        static string Last(string holder) => holder.LastIndexOfAny(['.', '[', '{']) is >= 0 and var at ? holder[at..] : "";
    }
}

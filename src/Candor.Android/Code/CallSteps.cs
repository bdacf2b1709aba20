using System.Collections.Immutable;
using Candor.Dex;

namespace Candor.Android.Code;

/// <summary>Writes places in code as evidence.</summary>
internal sealed class CallSteps(AppCode code)
{
    /// <summary>An instruction.</summary>
    public CodeLocator Place(int method, int offset)
    {
        var step = Step(method, offset, "source");
        return new(step.File, step.Method, step.Offset, step.Instruction, step.SourceFile, step.Line);
    }

    /// <summary>A path to an instruction.</summary>
    public CallPathLocator Path(Trigger trigger, string? component, IReadOnlyList<PathStep> path, int offset)
    {
        var steps = ImmutableArray.CreateBuilder<CallStep>(path.Count);
        for (var i = 0; i < path.Count; i++)
        {
            var isLast = i == path.Count - 1;
            steps.Add(Step(path[i].MethodId, isLast ? offset : path[i].CodeOffset, isLast ? "source" : Edge(path[i].Kind)));
        }

        return new(trigger, component, steps.ToImmutable());
    }

    /// <summary>The way of data from where it is read to where it leaves.</summary>
    public ImmutableArray<DataFlowStep> Way(IReadOnlyList<FlowStep> way)
    {
        var steps = ImmutableArray.CreateBuilder<DataFlowStep>(way.Count);
        foreach (var move in way)
        {
            var step = Step(move.MethodId, move.CodeOffset, "");
            steps.Add(new(step.File, step.Method, move.CodeOffset, KebabEnum.Format(move.Kind), move.AccessPath, step.Instruction, step.SourceFile, step.Line, move.IsAssumed));
        }

        return steps.ToImmutable();
    }

    private static string Edge(CallKind? kind) => kind switch
    {
        CallKind.Callback => "callback",
        CallKind.ClassInitializer => "class-initialiser",
        CallKind.Virtual or CallKind.Interface => "virtual-call",
        _ => "call",
    };

    private CallStep Step(int methodId, int offset, string edge)
    {
        var method = code.Program.GetMethod(methodId);
        try
        {
            var body = method.GetCode();
            var source = code.Program.GetClass(method.ClassId).Definition.SourceFile;
            return new(
                method.File.Name,
                code.Program.Describe(methodId),
                offset,
                edge,
                InstructionAt(method.File, body, offset),
                source.Index >= 0 ? method.File.GetString(source) : null,
                body.FindLine(offset));
        }
        catch (BadDexException)
        {
            // The debug information may be wrong where the code is right.
            return new(method.File.Name, code.Program.Describe(methodId), offset, edge, "", null, null);
        }
    }

    private static string InstructionAt(DexFile file, CodeItem body, int offset)
    {
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Offset == offset)
            {
                return InstructionText.Format(file, instruction);
            }
        }

        return "";
    }
}

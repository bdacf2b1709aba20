namespace Candor.Dex;

/// <summary>Tells steps of flows in words. Names come from the app; what would disturb a terminal in them is escaped.</summary>
/// <param name="program">The app.</param>
public sealed class FlowStory(DexProgram program)
{
    /// <summary>What happens in a step.</summary>
    /// <param name="step">The step.</param>
    public string Describe(FlowStep step)
    {
        string? by = Named(step);
        return step.Kind switch
        {
            FlowStepKind.Source => step.CodeOffset < 0 ? "given by the system" : by is null ? "read" : $"read from {by}",
            FlowStepKind.Assign => "set, moved or computed with",
            FlowStepKind.Call => by is null ? "passed on" : $"passed to {by}",
            FlowStepKind.Return => by is null ? "comes back" : $"comes back from {by}",
            FlowStepKind.Store => by is null ? "stored" : $"stored by {by}{Assumed(step)}",
            FlowStepKind.Load => by is null ? "read" : $"read by {by}{Assumed(step)}",
            FlowStepKind.Library => by is null ? "goes on" : $"goes through {by}{Assumed(step)}",
            FlowStepKind.Sink => by is null ? "leaves" : $"leaves by {by}",
            FlowStepKind.Handover => step.CodeOffset < 0 ? "the system calls, with it in" : by is null ? "handed over" : $"handed over by {by}",
            FlowStepKind.Condition => "decides what is done next",
            FlowStepKind.Omitted => $"{step.AccessPath} steps left out",
            _ => "comes here in a way that is not known",
        };
    }

    private static string Assumed(FlowStep step) => step.IsAssumed ? ", it is assumed" : "";

    /// <summary>Where the data lies: for a store and a load, from where to where. Empty where nothing holds it by name.</summary>
    /// <param name="step">The step.</param>
    public string Holder(FlowStep step)
    {
        string register = Register(step);
        return step.Kind switch
        {
            FlowStepKind.Store when register.Length > 0 => $"{register} -> {step.AccessPath}",
            FlowStepKind.Load when register.Length > 0 => $"{step.AccessPath} -> {register}",
            FlowStepKind.Omitted => "",
            _ => step.AccessPath,
        };
    }

    /// <summary>A method as class without package and name: <c>Main.onCreate</c>.</summary>
    /// <param name="methodId">The method.</param>
    public string Short(int methodId) => Short(program.Describe(methodId));

    /// <summary>The method or platform field that the instruction of a step names, short; null where it names none.</summary>
    /// <param name="step">The step.</param>
    public string? Named(FlowStep step) => Called(step.MethodId, step.CodeOffset, step.Kind == FlowStepKind.Source) is { } named ? Short(named) : null;

    /// <summary>The method that an instruction calls, or the field that it reads, as the code names it; null where it names none.</summary>
    /// <param name="methodId">The method in which the instruction stands.</param>
    /// <param name="codeOffset">Its offset, in code units; negative for the entry of the method.</param>
    /// <param name="orField">Whether a field counts.</param>
    public string? Called(int methodId, int codeOffset, bool orField)
    {
        ProgramMethod method = program.GetMethod(methodId);
        if (codeOffset < 0 || !method.HasCode)
        {
            return null;
        }

        try
        {
            Instruction instruction = method.GetCode().Instructions.At(codeOffset);
            return instruction.IsInvoke && instruction.IndexKind == IndexKind.Method ? method.File.Describe(new MethodHandle(instruction.Index))
                : orField && instruction.IndexKind == IndexKind.Field ? method.File.Describe(new FieldHandle(instruction.Index))
                : null;
        }
        catch (BadDexException)
        {
            return null;
        }
    }

    /// <summary>A method or field as class without package and name: <c>Main.onCreate</c>.</summary>
    /// <param name="descriptor">As <c>Lcom/example/Main;->onCreate()V</c>.</param>
    public static string Short(string descriptor)
    {
        int arrow = descriptor.IndexOf("->", StringComparison.Ordinal);
        string owner = arrow < 0 ? "" : descriptor[..arrow].TrimEnd(';');
        string rest = arrow < 0 ? descriptor : descriptor[(arrow + 2)..];
        int end = rest.IndexOfAny(['(', ':']);
        int from = owner.LastIndexOf('/') is >= 0 and var slash ? slash + 1 : owner.StartsWith('L') ? 1 : 0;
        return HolderNames.Plain($"{owner[from..]}.{(end < 0 ? rest : rest[..end])}");
    }

    private string Register(FlowStep step)
    {
        ProgramMethod method = program.GetMethod(step.MethodId);
        if (step.Register < 0 || !method.HasCode)
        {
            return "";
        }

        try
        {
            CodeItem code = method.GetCode();
            return HolderNames.Register(step.Register, code.RegisterCount, Math.Max(0, code.RegisterCount - code.ParameterRegisterCount));
        }
        catch (BadDexException)
        {
            return "";
        }
    }
}

using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.ControlFlow;

/// <summary>The fixture of doors, and a model in which key() tells that guard 7 of rank 3 was passed.</summary>
internal static class Door
{
    public static readonly Guard Passed = new(3, 7);

    public static ClassHierarchy Hierarchy() =>
        ClassHierarchy.Create(DexProgram.Create([DexFile.Open(Fixture.Bytes("gates.dex"), "gates.dex")]), Fixture.Framework());

    public static int Method(DexProgram program, string signature)
    {
        Assert.True(program.TryFindMethod(signature, out int method), signature);
        return method;
    }

    public static ValueFlow Flow(DexProgram program, int method)
    {
        MethodBody body = MethodBody.Decode(program.GetMethod(method));
        return ValueFlow.Analyze(body, new Model(body));
    }

    /// <summary>The calls of a method of the door by name, by their offsets.</summary>
    public static IEnumerable<int> Calls(MethodBody body, string name) => body.Instructions
        .Where(i => i.IsInvoke && body.File.GetString(body.File.GetMethod(new MethodHandle(i.Index)).Name) == name)
        .Select(static i => i.Offset);

    private sealed class Model(MethodBody body) : IValueModel
    {
        public CallEffect Call(in IrInstruction call, ReadOnlySpan<Value> arguments)
        {
            MethodReference method = body.File.GetMethod(new MethodHandle(call.Index));
            string name = body.File.GetString(method.Name);
            return name == "key"
                ? CallEffect.Returns(Value.Unknown.With(Guard.None, Passed))
                : JavaValues.Call(body.File.GetDescriptor(method.DeclaringType), name, arguments, static (_, _) => Guard.None) is { } value
                    ? CallEffect.Returns(value)
                    : CallEffect.Unknown;
        }

        public Value Read(in IrInstruction read) => Value.Unknown;

        public Value Parameter(int register) => Value.OfParameter(register);

        public Guard WhenEqual(Value value, long number) => Guard.None;
    }
}

using System.Text;
using Candor.Dex;

namespace Candor.Android.Sdks.Shapes;

/// <summary>Reads the shape of one class of a program after another.</summary>
internal sealed class DexClassShapes(DexProgram program, bool[] skip)
{
    /// <summary>Annotated members of one class that are looked at.</summary>
    private const int MostAnnotations = 4096;

    /// <summary>Annotations of one member that are looked at.</summary>
    private const int MostOfMember = 8;

    private readonly ShapeBuilder _builder = new();
    private readonly HashSet<int> _references = [];

    /// <summary>The features of a class and the classes that it names. A part that cannot be read is left out.</summary>
    public (uint[] Features, int[] References) Read(int classId, DexShapeTables tables)
    {
        _references.Clear();
        var owner = program.GetClass(classId);
        try
        {
            ReadHead(owner.Definition, tables);
            for (var i = 0; i < owner.MethodCount; i++)
            {
                ReadMethod(program.GetMethod(owner.FirstMethodId + i), tables);
            }
        }
        catch (BadDexException)
        {
            // What was read of the class stays.
        }

        AddAnnotations(owner.Definition, tables);
        _references.Remove(classId);
        _references.Remove(-1);
        var references = _references.ToArray();
        Array.Sort(references);
        return (_builder.Take(), references);
    }

    private static MethodShape ShapeOf(MethodDefinition method, string name) => name switch
    {
        "<init>" => MethodShape.Constructor,
        "<clinit>" => MethodShape.ClassInitializer,
        _ => method.Flags.HasFlag(AccessFlags.Static) ? MethodShape.Static : MethodShape.Instance,
    };

    private void ReadHead(ClassDefinition definition, DexShapeTables tables)
    {
        var file = definition.File;
        _builder.Kind(definition.Flags);
        if (!definition.Superclass.IsNone && !definition.Flags.HasFlag(AccessFlags.Interface))
        {
            _builder.Super(tables.Types[definition.Superclass.Index]);
            _references.Add(tables.Classes[definition.Superclass.Index]);
        }

        var interfaces = definition.Interfaces;
        for (var i = 0; i < interfaces.Count; i++)
        {
            _builder.Interface(tables.Types[interfaces[i].Index]);
            _references.Add(tables.Classes[interfaces[i].Index]);
        }

        foreach (var field in definition.Fields)
        {
            var type = file.GetField(field.Handle).Type.Index;
            _builder.Field(field.IsStatic, tables.Types[type]);
            _references.Add(tables.Classes[type]);
        }

        foreach (var value in definition.StaticValues)
        {
            if (value.Kind == EncodedValueKind.String && tables.Text(value.Index) is not 0 and var text)
            {
                _builder.Text(text);
            }
        }
    }

    /// <summary>The types of annotations, and the classes around and inside this one where they are told.</summary>
    private void AddAnnotations(ClassDefinition definition, DexShapeTables tables)
    {
        try
        {
            var directory = definition.Annotations;
            AddAnnotations(definition.File, directory.OfClass, tables, MostAnnotations);
            for (var i = 0; i < Math.Min(directory.FieldCount, MostAnnotations); i++)
            {
                AddAnnotations(definition.File, directory.GetField(i, out _), tables, MostOfMember);
            }

            for (var i = 0; i < Math.Min(directory.MethodCount, MostAnnotations); i++)
            {
                AddAnnotations(definition.File, directory.GetMethod(i, out _), tables, MostOfMember);
            }
        }
        catch (BadDexException)
        {
            // Annotations say nothing of what a class does; what was read of them helps.
        }
    }

    private void AddAnnotations(DexFile file, AnnotationSet annotations, DexShapeTables tables, int most)
    {
        for (var i = 0; i < Math.Min(annotations.Count, most); i++)
        {
            var annotation = annotations[i];
            _references.Add(tables.Classes[annotation.Type.Index]);
            if (annotation.Visibility != AnnotationVisibility.System)
            {
                continue;
            }

            foreach (var element in annotation)
            {
                AddTypes(file, element.Value, tables);
            }
        }
    }

    private void AddTypes(DexFile file, EncodedValue value, DexShapeTables tables)
    {
        if (value.Kind == EncodedValueKind.Type && value.Index < tables.Classes.Length)
        {
            _references.Add(tables.Classes[value.Index]);
        }
        else if (value.Kind == EncodedValueKind.Method && value.Index < tables.Methods.Length)
        {
            _references.Add(tables.Methods[value.Index].Class);
        }
        else if (value.Kind == EncodedValueKind.Array)
        {
            foreach (var item in file.GetArray(value))
            {
                if (item.Kind == EncodedValueKind.Type && item.Index < tables.Classes.Length)
                {
                    _references.Add(tables.Classes[item.Index]);
                }
            }
        }
    }

    private void ReadMethod(ProgramMethod method, DexShapeTables tables)
    {
        var reference = method.File.GetMethod(method.Definition.Handle);
        var name = program.GetMethodName(method.Id);
        var shape = ShapeOf(method.Definition, name);
        var prototype = tables.Prototypes[reference.Prototype.Index];
        _builder.BeginMethod(shape, prototype);
        if (shape == MethodShape.Instance && PlatformTypes.IsCallback(name))
        {
            _builder.Callback(FeatureHash.Of(Encoding.UTF8.GetBytes(name)), prototype);
        }

        AddPrototype(method.File.GetPrototype(reference.Prototype), tables);
        if (method.HasCode && !skip[method.Id])
        {
            try
            {
                ReadCode(method.GetCode(), tables);
            }
            catch (BadDexException)
            {
                // The code before the fault counts.
            }
        }

        _builder.EndMethod();
    }

    private void AddPrototype(Prototype prototype, DexShapeTables tables)
    {
        _references.Add(tables.Classes[prototype.ReturnType.Index]);
        for (var i = 0; i < prototype.Parameters.Count; i++)
        {
            _references.Add(tables.Classes[prototype.Parameters[i].Index]);
        }
    }

    private void ReadCode(CodeItem code, DexShapeTables tables)
    {
        foreach (var instruction in code.Instructions)
        {
            if (instruction.Payload != PayloadKind.None)
            {
                ReadNumbers(instruction);
                continue;
            }

            var index = instruction.Index;
            switch (instruction.IndexKind)
            {
                case IndexKind.Method when index < tables.Methods.Length:
                    AddCall(tables.Methods[index]);
                    break;
                case IndexKind.Field when index < tables.Fields.Length:
                    AddField(tables.Fields[index]);
                    break;
                case IndexKind.Type when index < tables.Types.Length:
                    AddType(instruction.Opcode, index, tables);
                    break;
                case IndexKind.String when tables.Text(index) is not 0 and var text:
                    _builder.Text(text);
                    break;
                case IndexKind.None when instruction.Literal is { } number:
                    AddNumber(instruction.Opcode, number);
                    break;
            }
        }

        for (var i = 0; i < code.TryCount; i++)
        {
            foreach (var handler in code.GetHandlers(code.GetTry(i)))
            {
                if (!handler.Type.IsNone && tables.IsPlatform[handler.Type.Index])
                {
                    _builder.Catch(tables.Types[handler.Type.Index]);
                }
            }
        }
    }

    private void AddCall((ulong Hash, bool IsPlatform, int Class) method)
    {
        if (method.IsPlatform)
        {
            _builder.PlatformCall(method.Hash);
            return;
        }

        _builder.OwnCall(method.Hash);
        _references.Add(method.Class);
    }

    private void AddField((ulong Hash, bool IsPlatform, int Class) field)
    {
        if (field.IsPlatform)
        {
            _builder.PlatformField(field.Hash);
            return;
        }

        _references.Add(field.Class);
    }

    private void AddType(Opcode opcode, int type, DexShapeTables tables)
    {
        _references.Add(tables.Classes[type]);
        if (tables.IsPlatform[type] && opcode is Opcode.CheckCast or Opcode.InstanceOf or Opcode.ConstClass)
        {
            _builder.Type(tables.Types[type]);
        }
    }

    private void AddNumber(Opcode opcode, long number)
    {
        if (opcode is >= Opcode.ConstWide16 and <= Opcode.ConstWideHigh16)
        {
            _builder.LongNumber(number);
        }
        else if (opcode is not (Opcode.Const4 or (>= Opcode.AddIntLit8 and <= Opcode.UshrIntLit8)))
        {
            _builder.Number((int)number);
        }
    }

    /// <summary>The elements of an array of numbers: a class file has one instruction for each.</summary>
    private void ReadNumbers(Instruction payload)
    {
        if (payload.Payload != PayloadKind.ArrayData)
        {
            return;
        }

        var bytes = payload.Bytes;
        var width = System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        for (var at = 8; width is 2 or 4 or 8 && at + width <= bytes.Length; at += width)
        {
            switch (width)
            {
                case 2:
                    _builder.Number(System.Buffers.Binary.BinaryPrimitives.ReadInt16LittleEndian(bytes[at..]));
                    break;
                case 4:
                    _builder.Number(System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]));
                    break;
                default:
                    _builder.LongNumber(System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]));
                    break;
            }
        }
    }
}

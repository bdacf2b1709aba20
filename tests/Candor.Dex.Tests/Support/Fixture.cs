namespace Candor.Dex.Tests.Support;

/// <summary>The fixtures that are checked in.</summary>
internal static class Fixture
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static DexFile Shop() => DexFile.Open(Bytes("shop.dex"), "shop.dex");

    public static FrameworkTypes Framework() => FrameworkTypes.Parse(Bytes("framework.txt"));

    public static ClassHierarchy ShopHierarchy(DexOptions? options = null) =>
        ClassHierarchy.Create(DexProgram.Create([Shop()], options), Framework());

    public static ClassDefinition FindClass(DexFile file, string descriptor)
    {
        for (int i = 0; i < file.ClassCount; i++)
        {
            ClassDefinition definition = file.GetClass(new ClassHandle(i));
            if (file.GetDescriptor(definition.Type) == descriptor)
            {
                return definition;
            }
        }

        throw new ArgumentException($"The fixture has no class {descriptor}.", nameof(descriptor));
    }

    public static MethodDefinition FindMethod(ClassDefinition owner, string name)
    {
        foreach (MethodDefinition method in owner.Methods)
        {
            if (owner.File.GetString(owner.File.GetMethod(method.Handle).Name) == name)
            {
                return method;
            }
        }

        throw new ArgumentException($"The class has no method {name}.", nameof(name));
    }

    public static CodeItem ShopCode(DexFile file, string method, string type = "Lexample/shop/Shop;") =>
        file.GetCode(FindMethod(FindClass(file, type), method));

    public static List<string> Listing(DexFile file, CodeItem code)
    {
        List<string> lines = [];
        foreach (Instruction instruction in code.Instructions)
        {
            lines.Add($"{instruction.Offset:x4}: {InstructionText.Format(file, instruction)}");
        }

        return lines;
    }
}

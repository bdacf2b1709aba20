namespace Candor.Dex;

/// <summary>The class initialisers that the first use of a class runs: its own, and those of its superclasses in the app.</summary>
internal static class ClassInitializers
{
    /// <summary>A target set for each class; see <see cref="TargetSets.Add"/>.</summary>
    public static int[] Compute(ClassHierarchy hierarchy, TargetSets sets)
    {
        ProgramTables tables = hierarchy.Program.Tables;
        int[] own = new int[tables.Classes.Length];
        Array.Fill(own, -1);
        int name = tables.Selectors.Symbols.Find("<clinit>"u8);
        for (int method = 0; method < tables.Methods.Length; method++)
        {
            int selector = tables.SelectorOf(method);
            if (selector >= 0 && tables.Selectors.NameOf(selector) == name)
            {
                own[tables.Methods[method].ClassId] = method;
            }
        }

        int[] result = new int[own.Length];
        List<(int Method, int Via)> found = [];
        for (int classId = 0; classId < own.Length; classId++)
        {
            found.Clear();
            int type = tables.Classes[classId].TypeId;
            for (int left = hierarchy.Program.Options.MaxSupertypes; left >= 0 && type >= 0; left--)
            {
                int current = hierarchy.ClassOf(type);
                if (current >= 0 && own[current] >= 0 && !found.Contains((own[current], -1)))
                {
                    found.Add((own[current], -1));
                }

                type = hierarchy.GetSuper(type);
            }

            result[classId] = sets.Add(found);
        }

        return result;
    }
}

using Candor.Knowledge;
using Candor.Policies.Lexicon;

namespace Candor.Policies.Tests.Lexicon;

/// <summary>What the ontology that ships must hold at least.</summary>
public class OntologyTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Path.Combine(Shipped.Root, "knowledge"));

    [Fact]
    public void It_has_200_data_types() => Assert.True(Knowledge.DataTypes.All.Length >= 200, $"{Knowledge.DataTypes.All.Length}");

    [Fact]
    public void It_has_1500_surface_forms_in_each_language()
    {
        var zh = Knowledge.DataTypes.All.SelectMany(static t => t.Synonyms.Zh.Append(t.Name.Zh)).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var en = Knowledge.DataTypes.All.SelectMany(static t => t.Synonyms.En.Append(t.Name.En)).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        Assert.True(zh >= 1_500 && en >= 1_500, $"{zh} Chinese, {en} English");
    }

    [Fact]
    public void Every_type_that_code_or_a_permission_yields_is_in_it() =>
        Assert.All(Knowledge.Android.Sources.SelectMany(static s => s.DataTypes), static id => Assert.NotNull(Knowledge.DataTypes.Find(id)));

    [Fact]
    public void Every_type_of_a_pattern_is_in_it() => Assert.All(DataPhrases.Types, static id => Assert.True(Knowledge.DataTypes.Find(id) is not null, id));
}

using Candor.Knowledge;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;

namespace Candor.Policies.Disclosures;

/// <summary>Words that leave a list of data open.</summary>
internal static class VagueWords
{
    private static readonly string[] Chinese = ["包括但不限于", "包含但不限于", "等等", "相关信息", "等信息", "等数据", "等内容", "必要信息", "有关信息", "其他信息", "等个人信息", "等相关", "等其他"];
    private static readonly string[] English = ["such as", "including but not limited to", "including without limitation", "for example", "e.g.", "related information", "other information", "and so on", "etc", "among others", "certain information"];

    /// <summary>Whether the words of a sentence leave open which data is meant.</summary>
    public static bool Stand(string sentence, List<TermHit<DataType>> types, int start)
    {
        if (Scan.Any(sentence, Chinese) || Scan.Word(sentence, English) >= 0)
        {
            return true;
        }

        foreach (var type in types)
        {
            var rest = sentence.AsSpan(Math.Min(sentence.Length, type.Span.End - start)).TrimStart("）) ");
            if (rest.StartsWith("等", StringComparison.Ordinal) && !Scan.Starts(rest, ["等级", "等待", "等同", "等于", "等候"]))
            {
                return true;
            }
        }

        return false;
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Candor.Comparison;
using Candor.Knowledge;
using Candor.Policies.Contents;
using Candor.Policies.Definitions;
using Candor.Policies.Disclosures;
using Candor.Policies.Lexicon;
using Candor.Policies.Models;
using Candor.Policies.Structure;
using Candor.Policies.Text;
using Candor.Policies.ThirdParties;
using Candor.Policies.Wording;

namespace Candor.Policies;

/// <summary>Reads privacy policies in Chinese and English. Making one builds its lexicon; an instance may be used by many threads.</summary>
/// <param name="knowledge">The data types, purposes, parties and contents to look for.</param>
/// <param name="limits">What one reading may cost; <see cref="PolicyLimits.Default"/> where null.</param>
public sealed class PolicyReader(KnowledgeBase knowledge, PolicyLimits? limits = null)
{
    /// <summary>How many disclosures make a text a policy, beside a statement of what is collected.</summary>
    private const int FewestDisclosures = 2;

    private readonly PolicyLexicon _lexicon = new(knowledge);
    private readonly ContentReader _contents = new(knowledge.Contents);
    private readonly PolicyLimits _limits = limits ?? PolicyLimits.Default;
    private TopicReader? _topics;
    private bool _isOpened;
    private object? _opening;

    /// <summary>The names that it looks for.</summary>
    internal PolicyLexicon Lexicon => _lexicon;

    /// <summary>Reads a policy. Whatever the file holds, it yields a reading; what could not be read is in it.</summary>
    /// <param name="file">The file's bytes: HTML, PDF, DOCX, Markdown or plain text in any common encoding.</param>
    /// <param name="fileName">Its name without folder; the ending helps to tell the format.</param>
    /// <param name="context">What is known of the app; nothing where null.</param>
    public PolicyReading Read(ReadOnlyMemory<byte> file, string fileName, PolicyContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var text = PolicyTextReader.Read(file, fileName, _limits);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text)));
        var structure = StructureReader.Read(text);
        var evidence = new Evidences(text.Text, sha256);
        var ledger = new DisclosureLedger(sha256, evidence, _limits.MaxDisclosures);
        var sentences = new DisclosureReader(_lexicon, new FrameReader(_lexicon, new Recipients(_lexicon, FirstPartyReader.Read(text, _lexicon, context))), text.Text, structure, ledger);
        var lists = new ThirdPartyReader(_lexicon, text, structure, sentences, ledger, evidence, sha256);
        var rows = lists.Read();
        sentences.Read(lists.Spans, lists.TabledBlocks);
        var language = PolicyLanguage.Of(text.Text);
        var isOther = PolicyLanguage.IsOther(text.Text);
        var contents = _contents.Read(text.Text, structure, evidence, missing => language == Language.Zh && Topics() is { } topics ? topics.Find(text, structure, missing) : []);
        var definitions = new DefinitionReader(_lexicon, text.Text, structure, evidence).Read();
        var vagueness = new VaguenessReader(_lexicon, text.Text, structure, evidence).Read();
        var disclosures = ledger.InOrder();
        var isPolicy = ledger.Count >= FewestDisclosures && !isOther;
        var gaps = isOther ? text.Gaps.Add(Gaps.OtherLanguage) : text.Gaps;
        if (!isPolicy && gaps.IsEmpty)
        {
            gaps = gaps.Add(Gaps.NoPolicy);
        }

        if (ledger.IsFull)
        {
            gaps = gaps.Add(Gaps.TooLong(_limits.MaxDisclosures, "条告知", "disclosures"));
        }

        var policy = new Policy(
            sha256,
            Convert.ToHexStringLower(SHA256.HashData(file.Span)),
            fileName,
            text.MediaType,
            language,
            text.Title,
            text.Text.Length,
            isPolicy,
            text.IsComplete && !ledger.IsFull && !isOther,
            [.. structure.Sections.Select(static s => s.Record)],
            rows,
            contents)
        {
            Definitions = definitions,
            Contradictions = PolicyContradictions.Of(disclosures, knowledge.DataTypes, ledger.ArePlain),
            Vagueness = vagueness,
            Readability = ReadabilityReader.Read(_lexicon, text, structure, language),
        };
        return new(policy, text.Text, disclosures, evidence.All, gaps);
    }

    // Read from the assembly only when a policy needs it.
    private TopicReader? Topics() => LazyInitializer.EnsureInitialized(ref _topics, ref _isOpened, ref _opening, () => TopicReader.Open(_lexicon)!);
}

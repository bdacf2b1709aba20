using System.Collections.Immutable;
using Candor.Calendars;
using Candor.Knowledge.Android;
using Candor.Law;

namespace Candor.Knowledge;

/// <summary>The entries of all files while they are gathered. Every file may hold every kind of entry; its folder is for people.</summary>
internal sealed class KnowledgeEntries
{
    private readonly List<DataType> _dataTypes = [];
    private readonly List<Purpose> _purposes = [];
    private readonly List<Party> _parties = [];
    private readonly List<PolicyContent> _contents = [];
    private readonly List<ApiSource> _sources = [];
    private readonly List<ApiSink> _sinks = [];
    private readonly List<ApiBoundary> _boundaries = [];
    private readonly List<PermissionEntry> _permissions = [];
    private readonly List<Packer> _packers = [];
    private readonly List<EntryPointRule> _entryPoints = [];
    private readonly List<ApiCall> _calls = [];
    private readonly List<AppTextKind> _texts = [];
    private readonly List<DataAvailability> _availability = [];
    private readonly List<LawPack> _packs = [];
    private readonly ConsentBinder _consent = new();
    private readonly List<MethodModel> _models = [];
    private readonly List<string> _opaqueTypes = [];
    private readonly List<string> _libraries = [];
    private readonly List<string> _silentNames = [];
    private readonly List<string> _memoryTypes = [];
    private readonly List<Rule> _rules = [];
    private readonly List<DetectorEntry> _detectors = [];
    private readonly List<AppCategory> _categories = [];
    private readonly List<FindingKind> _kinds = [];
    private readonly List<ProblemHead> _problems = [];
    private readonly List<CalendarYear> _calendars = [];

    private readonly List<ShapeProfile> _shapes = [];

    public ReadOnlyMemory<byte> Hierarchy { get; set; }

    public ReadOnlyMemory<byte> PublicSuffixes { get; set; }

    public void Add(ShapeProfile profile) => _shapes.Add(profile);

    public void Add(KnowledgeFile file)
    {
        _dataTypes.AddRange(VocabularyBinder.DataTypes(file));
        _purposes.AddRange(VocabularyBinder.Purposes(file));
        _parties.AddRange(VocabularyBinder.Parties(file));
        _contents.AddRange(VocabularyBinder.Contents(file));
        _sources.AddRange(AndroidBinder.Sources(file));
        _sinks.AddRange(AndroidBinder.Sinks(file));
        _boundaries.AddRange(AndroidBinder.Boundaries(file));
        _permissions.AddRange(AndroidBinder.Permissions(file));
        _packers.AddRange(AndroidBinder.Packers(file));
        _entryPoints.AddRange(AndroidBinder.EntryPoints(file));
        _calls.AddRange(AndroidBinder.Calls(file));
        _texts.AddRange(AndroidBinder.Texts(file));
        _availability.AddRange(AndroidBinder.Availability(file));
        _packs.AddRange(LawBinder.Packs(file));
        _consent.Add(file);
        _models.AddRange(AndroidBinder.Models(file));
        _opaqueTypes.AddRange(file.Root.Texts("opaqueTypes"));
        _libraries.AddRange(file.Root.Texts("libraries"));
        _memoryTypes.AddRange(file.Root.Texts("memoryTypes"));
        _silentNames.AddRange(file.Root.Texts("silentNames"));
        _rules.AddRange(LawBinder.Rules(file));
        _detectors.AddRange(LawBinder.Detectors(file));
        _categories.AddRange(LawBinder.Categories(file));
        _kinds.AddRange(LawBinder.Kinds(file));
        _problems.AddRange(LawBinder.Problems(file));
        _calendars.AddRange(CalendarBinder.Years(file));
        file.Root.ReportUnknownKeys();
    }

    public KnowledgeBase ToKnowledgeBase(string sha256, List<KnowledgeProblem> problems)
    {
        DataTypeOntology ontology;
        try
        {
            ontology = new([.. _dataTypes]);
        }
        catch (ArgumentException e)
        {
            problems.Add(new("data-types.yaml", 0, e.Message));
            ontology = new([]);
        }

        return new(
            sha256,
            ontology,
            [.. _purposes],
            new PartyRegistry([.. _parties]),
            [.. _contents],
            new AndroidKnowledge([.. _sources], [.. _sinks], [.. _boundaries], [.. _permissions], [.. _packers], [.. _entryPoints], [.. _calls], [.. _texts], [.. _availability], Hierarchy)
            {
                Flows = new FlowKnowledge([.. _models], [.. _opaqueTypes], [.. _libraries], [.. _silentNames], [.. _memoryTypes]),
                Consent = _consent.ToKnowledge(),
                Shapes = [.. _shapes],
            },
            new LawLibrary([.. _rules], [.. _detectors], [.. _categories], [.. _kinds], [.. _packs], [.. _problems]))
        {
            PublicSuffixes = new(PublicSuffixes),
            Calendars = Calendars(problems),
        };
    }

    private ImmutableArray<WorkingCalendar> Calendars(List<KnowledgeProblem> problems)
    {
        foreach (var twice in _calendars.GroupBy(static y => (y.Calendar, y.Year)).Where(static g => g.Count() > 1))
        {
            problems.Add(new("calendar", 0, $"The year {twice.Key.Year} of the calendar '{twice.Key.Calendar}' stands twice."));
        }

        return
        [
            .. _calendars
                .GroupBy(static y => y.Calendar, StringComparer.Ordinal)
                .Select(static g => new WorkingCalendar(g.Key, g.DistinctBy(static y => y.Year))),
        ];
    }
}

using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Candor.Reports.Tests.Samples;
using NJsonSchema;

namespace Candor.Reports.Tests.Json;

public sealed class AuditSchemaTests
{
    private static readonly string SchemaText = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "audit.schema.json"));

    [Fact]
    public async Task A_whole_audit_is_valid()
    {
        var schema = await JsonSchema.FromJsonAsync(SchemaText, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(AuditJson.Write(BrowserAudit.Audit))).Select(static e => e.ToString()));
    }

    [Theory]
    [InlineData("subject")]
    [InlineData("notAnalysed")]
    [InlineData("run")]
    [InlineData("schemaVersion")]
    [InlineData("glossary")]
    public async Task A_missing_part_is_refused(string property)
    {
        Assert.NotEmpty(await ErrorsAfter(audit => audit.Remove(property)));
    }

    [Theory]
    [InlineData("findings", "verdict", "guilty")]
    [InlineData("findings", "severity", "High")]
    [InlineData("findings", "certainty", "certain")]
    [InlineData("practices", "action", "Accesses")]
    [InlineData("practices", "stage", "beforeConsent")]
    [InlineData("consistency", "verdict", "violation")]
    [InlineData("notAnalysed", "area", "elsewhere")]
    [InlineData("permissions", "level", "deadly")]
    [InlineData("policies", "textSha256", "ABCDEF")]
    [InlineData("inputs", "sha256", "00")]
    [InlineData("evidence", "id", "evidence 1")]
    public async Task A_wrong_word_is_refused(string list, string property, string value)
    {
        Assert.NotEmpty(await ErrorsAfter(audit => audit[list]!.AsArray()[0]!.AsObject()[property] = value));
    }

    [Theory]
    [InlineData("findings")]
    [InlineData("practices")]
    [InlineData("sdks")]
    [InlineData("disclosures")]
    [InlineData("evidence")]
    public async Task A_property_that_the_form_does_not_know_is_refused(string list)
    {
        Assert.NotEmpty(await ErrorsAfter(audit => audit[list]!.AsArray()[0]!.AsObject()["comment"] = "new"));
    }

    [Fact]
    public async Task A_property_at_the_root_that_the_form_does_not_know_is_refused()
    {
        Assert.NotEmpty(await ErrorsAfter(audit => audit["comment"] = "new"));
    }

    [Fact]
    public async Task A_locator_of_another_kind_than_its_properties_is_refused()
    {
        Assert.NotEmpty(await ErrorsAfter(audit => audit["evidence"]!.AsArray()[0]!["locator"]!.AsObject()["kind"] = "text"));
    }

    [Fact]
    public async Task A_number_written_as_text_is_refused()
    {
        Assert.NotEmpty(await ErrorsAfter(audit => audit["subject"]!.AsObject()["size"] = "18874368"));
    }

    [Fact]
    public void The_schema_names_the_same_properties_as_the_records()
    {
        var schema = JsonNode.Parse(SchemaText)!.AsObject();
        Assert.Equal(PropertiesOf(typeof(Audit)), PropertiesOf(schema));
        foreach (var type in Records().Where(static t => t != typeof(Audit)))
        {
            var definition = schema["definitions"]!.AsObject()[Camel(type.Name)];
            Assert.True(definition is not null, $"The schema has no {Camel(type.Name)}.");
            var expected = PropertiesOf(type);
            if (typeof(Locator).IsAssignableFrom(type))
            {
                expected.Add("kind");
            }

            Assert.Equal(expected, PropertiesOf(definition.AsObject()));
            Assert.Equal(PropertiesOf(definition.AsObject()), definition["required"]!.AsArray().Select(static n => n!.GetValue<string>()).Order(StringComparer.Ordinal));
            Assert.False(definition["additionalProperties"]!.GetValue<bool>());
        }
    }

    [Fact]
    public void The_schema_lists_the_same_words_as_the_enumerations()
    {
        var definitions = JsonNode.Parse(SchemaText)!["definitions"]!.AsObject();
        var enumerations = Records().SelectMany(static r => r.GetProperties()).Select(static p => Element(p.PropertyType)).Where(static t => t.IsEnum).Distinct().ToList();
        Assert.NotEmpty(enumerations);
        foreach (var type in enumerations)
        {
            var written = Enum.GetNames(type).Select(name => JsonSerializer.Serialize(Enum.Parse(type, name), type, Readable).Trim('"'));
            Assert.Equal(written, definitions[Camel(type.Name)]!["enum"]!.AsArray().Select(static n => n!.GetValue<string>()));
        }
    }

    private static readonly JsonSerializerOptions Readable = new();

    /// <summary>What the schema says against a changed audit and not against the audit as it was.</summary>
    private static async Task<List<string>> ErrorsAfter(Action<JsonObject> change)
    {
        var schema = await JsonSchema.FromJsonAsync(SchemaText, TestContext.Current.CancellationToken);
        var audit = JsonNode.Parse(AuditJson.Write(BrowserAudit.Audit))!.AsObject();
        var before = schema.Validate(audit.ToJsonString()).Select(static e => e.ToString()).ToHashSet(StringComparer.Ordinal);
        change(audit);
        return [.. schema.Validate(audit.ToJsonString()).Select(static e => e.ToString()).Where(e => !before.Contains(e))];
    }

    private static SortedSet<string> PropertiesOf(JsonObject schema) =>
        new(schema["properties"]!.AsObject().Select(static p => p.Key), StringComparer.Ordinal);

    private static SortedSet<string> PropertiesOf(Type record) => new(
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null && p.Name != "Key").Select(static p => Camel(p.Name)),
        StringComparer.Ordinal);

    /// <summary>All records that an audit can hold.</summary>
    private static List<Type> Records()
    {
        var found = new List<Type>();
        var open = new Queue<Type>([typeof(Audit)]);
        while (open.TryDequeue(out var type))
        {
            if (type.IsEnum || type.Namespace != "Candor" || found.Contains(type))
            {
                continue;
            }

            if (type.IsAbstract)
            {
                foreach (var derived in type.GetCustomAttributes<JsonDerivedTypeAttribute>())
                {
                    open.Enqueue(derived.DerivedType);
                }

                continue;
            }

            found.Add(type);
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                open.Enqueue(Element(property.PropertyType));
            }
        }

        return found;
    }

    private static Type Element(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) || type.GetGenericTypeDefinition() == typeof(Nullable<>))
            ? type.GetGenericArguments()[0]
            : type;

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

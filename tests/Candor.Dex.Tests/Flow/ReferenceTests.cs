using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Flow;

public class ReferenceTests
{
    [Fact]
    public void A_call_through_a_class_of_the_app_is_that_of_the_platform_type_it_inherits_from() =>
        Assert.Equal(
            ["Lexample/shop/Ticker;->run()V +3 Call 0"],
            Hits(new ReferencePatterns
            {
                Methods =
                [
                    "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;",
                    "Landroid/telephony/TelephonyManager;->getSubscriberId()Ljava/lang/String;",
                ],
            }));

    [Fact]
    public void A_constructor_is_not_inherited() =>
        Assert.Equal(
            ["Lexample/shop/Shop;-><init>()V +0 Call 0"],
            Hits(new ReferencePatterns { Methods = ["Landroid/app/Activity;-><init>()V", "Landroid/content/Context;-><init>()V"] }));

    [Fact]
    public void Strings_fields_and_creations_are_found_with_their_place() =>
        Assert.Equal(
            [
                "Lexample/shop/Shop;->nobodyCallsThis()V +0 String 0",
                "Lexample/shop/Shop;->nobodyCallsThis()V +0 String 2",
                "Lexample/shop/Shop;->nobodyCallsThis()V +2 FieldRead 0",
                "Lexample/shop/Ticker;->run()V +0 NewInstance 0",
            ],
            Hits(new ReferencePatterns
            {
                StringPrefixes = ["content://sms", "content://mms", "content://"],
                Fields = ["Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;"],
                NewInstances = ["Lexample/shop/Phone;"],
            }));

    [Fact]
    public void Reads_and_writes_of_a_field_differ() =>
        Assert.Equal(
            [
                "Lexample/shop/Counter;-><clinit>()V +1 FieldWrite 0", "Lexample/shop/Counter;->next()I +0 FieldRead 0",
                "Lexample/shop/Counter;->next()I +4 FieldWrite 0", "Lexample/shop/Pear;->weigh()I +0 FieldRead 0",
            ],
            Hits(new ReferencePatterns { Fields = ["Lexample/shop/Counter;->count:I"] }).Order(StringComparer.Ordinal));

    [Fact]
    public void A_pattern_that_is_no_signature_is_the_callers_fault() =>
        Assert.Throws<ArgumentException>(() => Hits(new ReferencePatterns { Methods = ["getDeviceId"] }));

    [Fact]
    public void Hits_are_found_by_method()
    {
        CallGraph graph = CallGraph.Build(Fixture.ShopHierarchy(), new ReferencePatterns { StringPrefixes = ["content://sms"] });
        Assert.True(graph.Program.TryFindMethod("Lexample/shop/Shop;->nobodyCallsThis()V", out int method));

        ReferenceHit hit = Assert.Single(graph.HitsIn(method).ToArray());
        DexFile file = graph.Program.GetMethod(method).File;
        Assert.Equal("content://sms/inbox", file.GetString(new StringHandle(hit.Operand)));
        Assert.Equal(graph.Hits, [hit]);
    }

    private static IEnumerable<string> Hits(ReferencePatterns patterns)
    {
        CallGraph graph = CallGraph.Build(Fixture.ShopHierarchy(), patterns);
        return graph.Hits.Select(hit => $"{graph.Program.Describe(hit.MethodId)} +{hit.CodeOffset} {hit.Kind} {hit.Pattern}");
    }
}

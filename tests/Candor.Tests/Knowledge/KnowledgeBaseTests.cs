using Candor.Knowledge;
using Candor.Law;

namespace Candor.Tests.Knowledge;

public class KnowledgeBaseTests
{
    private static readonly KnowledgeBase Shipped = KnowledgeLoader.Load(RepositoryFolder.Knowledge);

    [Fact]
    public void The_shipped_knowledge_has_no_mistakes() => Assert.Empty(KnowledgeLinter.Lint(RepositoryFolder.Knowledge));

    [Fact]
    public void The_samples_knowledge_fits_beside_it() =>
        Assert.Empty(KnowledgeLinter.Lint(RepositoryFolder.Knowledge, Path.Combine(RepositoryFolder.Root, "samples", "knowledge")));

    [Fact]
    public void It_is_as_large_as_it_must_be()
    {
        Assert.True(Shipped.DataTypes.All.Length >= 120, $"{Shipped.DataTypes.All.Length} data types");
        Assert.True(Shipped.Android.Sources.Length >= 200, $"{Shipped.Android.Sources.Length} sources");
        Assert.True(Shipped.Android.Sinks.Length >= 120, $"{Shipped.Android.Sinks.Length} sinks");
        Assert.True(Shipped.Parties.All.Length >= 120, $"{Shipped.Parties.All.Length} parties");
        Assert.Equal(264, Shipped.Law.Rules.Length);
        Assert.Equal(34, Shipped.Law.Detectors.Length);
        Assert.Equal(39, Shipped.Law.Categories.Length);
    }

    [Fact]
    public void Every_entry_tells_its_origin_licence_and_version()
    {
        var all = Shipped.DataTypes.All.Select(static t => t.Provenance)
            .Concat(Shipped.Parties.All.Select(static p => p.Provenance))
            .Concat(Shipped.Android.Sources.Select(static s => s.Provenance))
            .Concat(Shipped.Law.Rules.Select(static r => r.Provenance));
        Assert.All(all, static p =>
        {
            Assert.NotEmpty(p.Origin);
            Assert.NotEmpty(p.Licence);
            Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", p.Version);
        });
    }

    [Fact]
    public void The_renamed_package_of_Umeng_is_known() => Assert.Equal("umeng", Shipped.Parties.FindByClass("Lu/aly/bt;")?.Party);

    /// <summary>A class of each part of a Chinese app whose parts are known: a demo of a push SDK inside a hybrid framework.</summary>
    [Fact]
    public void The_parts_of_a_known_Chinese_app_are_named()
    {
        string[] classes =
        [
            "Lcom/igexin/sdk/PushManager;", "Lcn/jpush/android/api/JPushInterface;", "Lcom/umeng/analytics/MobclickAgent;", "Lu/aly/bt;",
            "Lcom/alipay/sdk/app/PayTask;", "Lcom/alipay/apmobilesecuritysdk/face/APSecuritySdk;", "Lcom/ta/utdid2/device/UTUtdid;", "Lcom/ut/device/UTDevice;",
            "Lcom/iflytek/cloud/SpeechUtility;", "Lcom/tencent/tauth/Tencent;", "Lcom/tencent/connect/common/BaseApi;", "Lcom/tencent/weibo/sdk/android/api/WeiboAPI;",
            "Lcom/tencent/mm/sdk/openapi/IWXAPI;", "Lcom/sina/weibo/sdk/auth/AuthInfo;", "Lcom/sina/sso/RemoteSSO;", "Lio/dcloud/application/DCloudApplication;",
            "Lcom/baidu/location/LocationClient;", "Lcom/baidu/mapapi/SDKInitializer;",
        ];
        Assert.All(classes, static c => Assert.True(Shipped.Parties.FindByClass(c) is not null, c));
        Assert.True(classes.Select(static c => Shipped.Parties.FindByClass(c)!.Party).Distinct().Count() >= 8);
    }

    [Fact]
    public void A_longer_package_prefix_wins_and_segments_stay_whole()
    {
        Assert.NotNull(Shipped.Parties.FindByClass("Lcom/umeng/analytics/MobclickAgent;"));
        Assert.Null(Shipped.Parties.FindByClass("Lu/alyx/Foo;"));
        Assert.Null(Shipped.Parties.FindByClass("[I"));
    }

    [Fact]
    public void The_notices_of_January_2018_find_the_law_of_that_day()
    {
        var rules = Shipped.Law.InForce(new DateOnly(2018, 1, 5), ["cn_2018_01", "cn_today"]);
        Assert.Contains(rules, static r => r.Id == "CN-CSL-41.1");
        Assert.Contains(rules, static r => r.Id == "CN-O24-9.2");
        Assert.DoesNotContain(rules, static r => r.Id.StartsWith("CN-35273", StringComparison.Ordinal));
        Assert.DoesNotContain(rules, static r => r.Id.StartsWith("CN-PIPL", StringComparison.Ordinal));
    }

    [Fact]
    public void A_draft_is_never_in_force() =>
        Assert.All(Shipped.Law.Rules.Where(static r => r.Force == RuleForce.Draft), static r => Assert.False(r.IsInForce(new DateOnly(2030, 1, 1))));

    [Theory]
    [InlineData("news", "news")]
    [InlineData("新闻资讯类", "news")]
    public void A_category_is_found_by_id_and_by_name(string text, string id) => Assert.Equal(id, Shipped.Law.FindCategory(text)?.Id);
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Candor.Knowledge;

namespace Candor.Android.Tests.Conducts;

/// <summary>Facts that concern no data type, read from the samples.</summary>
public class ConductTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Path.Combine(Root(), "knowledge"), Path.Combine(Root(), "samples", "knowledge"));

    [Fact]
    public void A_ticked_box_of_consent_is_found_by_the_words_beside_it_and_another_ticked_box_is_not()
    {
        var observation = Observe("coupon");
        var box = Assert.Single(observation.Conduct, static c => c.Kind == ConductKind.PretickedConsent);
        Assert.Contains("隐私政策", box.Detail.Zh, StringComparison.Ordinal);
        var place = Assert.IsType<ArchiveEntryLocator>(Locator(observation, box));
        Assert.Equal("res/layout/main.xml", place.Entry);
        Assert.Contains("android:checked=\"true\"", place.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_switches_that_are_on_only_that_for_advertising_counts()
    {
        var setting = Assert.Single(Observe("coupon").Conduct, static c => c.Kind == ConductKind.DefaultOnSetting);
        Assert.Equal(new LocalizedText("“个性化广告”", "“Personalised advertising”"), setting.Detail);
    }

    [Fact]
    public void Checks_that_accept_anything_are_found_and_one_that_compares_is_not()
    {
        var checks = Observe("coupon").Conduct.Where(static c => c.Kind == ConductKind.TrustsAnyCertificate).Select(static c => c.Detail.En).ToList();
        Assert.Equal(2, checks.Count);
        Assert.Contains(checks, static c => c.StartsWith("Lcom/example/coupon/AnyCertificate;->checkServerTrusted", StringComparison.Ordinal));
        Assert.Contains(checks, static c => c.StartsWith("Lcom/example/coupon/AnyHost;->verify", StringComparison.Ordinal));
    }

    [Fact]
    public void The_algorithm_is_the_one_that_the_call_takes()
    {
        var cipher = Assert.Single(Observe("coupon").Conduct, static c => c.Kind == ConductKind.WeakCipher);
        Assert.Equal("DES/ECB/PKCS5Padding", cipher.Detail.En);
        Assert.Equal(Certainty.Reachable, cipher.Certainty);
    }

    [Fact]
    public void The_network_security_configuration_tells_hosts_and_user_certificates()
    {
        var observation = Observe("coupon");
        var cleartext = Assert.Single(observation.Conduct, static c => c.Kind == ConductKind.CleartextTraffic);
        Assert.Contains("img.coupon.example", cleartext.Detail.En, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", cleartext.Detail.En, StringComparison.Ordinal);
        Assert.Single(observation.Conduct, static c => c.Kind == ConductKind.TrustsUserCertificates);
    }

    [Fact]
    public void One_request_for_many_groups_at_the_first_screen_is_two_facts_with_the_same_path()
    {
        var observation = Observe("news");
        var atOnce = Assert.Single(observation.Conduct, static c => c.Kind == ConductKind.PermissionsAtOnce);
        var atStart = Assert.Single(observation.Conduct, static c => c.Kind == ConductKind.PermissionAtStart);
        Assert.Equal(atOnce.Evidence, atStart.Evidence);
        var path = Assert.IsType<CallPathLocator>(Locator(observation, atOnce));
        Assert.Equal(Trigger.FirstScreen, path.Trigger);
        Assert.Contains("requestPermissions", path.Steps[^1].Instruction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_permission_asked_for_after_a_tap_is_neither() =>
        Assert.DoesNotContain(Observe("coupon").Conduct, static c => c.Kind is ConductKind.PermissionsAtOnce or ConductKind.PermissionAtStart);

    [Fact]
    public void Reading_from_a_service_is_told_with_the_path_from_the_service()
    {
        var observation = Observe("coupon");
        var background = Assert.Single(observation.Conduct, static c => c.Kind == ConductKind.BackgroundCollection);
        var path = Assert.IsType<CallPathLocator>(Locator(observation, background));
        Assert.Equal("com.example.coupon.NearbyService", path.Component);
    }

    [Theory]
    [InlineData("news", ConductKind.NoPolicyText)]
    [InlineData("mistold", ConductKind.NoConsentText)]
    public void What_no_text_says_is_told_with_the_search(string sample, ConductKind kind)
    {
        var observation = Observe(sample);
        var missing = Assert.Single(observation.Conduct, static c => c.Kind is ConductKind.NoPolicyText or ConductKind.NoConsentText);
        Assert.Equal(kind, missing.Kind);
        Assert.True(Assert.IsType<SearchLocator>(Locator(observation, missing)).Searched > 10);
    }

    [Fact]
    public void The_honest_app_shows_none_of_it() => Assert.Empty(Observe("honest").Conduct);

    private static Locator Locator(Observation observation, Conduct conduct) => observation.Evidence.Single(e => e.Id == conduct.Evidence[0]).Locator;

    private static Observation Observe(string sample) =>
        new AndroidObserver(Knowledge).Observe(Path.Combine(Root(), "samples", sample, sample + ".apk"), cancellation: TestContext.Current.CancellationToken);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}

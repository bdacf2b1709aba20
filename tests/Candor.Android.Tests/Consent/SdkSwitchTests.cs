using System.Runtime.CompilerServices;
using Candor.Android.Packages;

namespace Candor.Android.Tests.Consent;

/// <summary>Apps that tell an SDK that the person agreed.</summary>
public class SdkSwitchTests
{
    [Fact]
    public void An_app_that_tells_it_before_anybody_agreed_is_told()
    {
        var practice = Serial("SdkSwitch-before.apk", out var observation);
        Assert.Equal(Stage.BeforeConsent, practice.Stage);
        Assert.Contains("tells Umeng that the person agreed", practice.Basis!.Why.En, StringComparison.Ordinal);
        var places = observation.Evidence.Where(e => practice.Basis.Evidence.Contains(e.Id)).Select(static e => e.Locator).ToList();
        Assert.Contains(places, static l => l is CodeLocator code && code.Instruction.Contains("submitPolicyGrantResult", StringComparison.Ordinal));
        Assert.Contains(places, static l => l is CallPathLocator { Trigger: Trigger.ApplicationStart });
    }

    [Fact]
    public void A_field_of_the_SDK_that_only_the_agree_button_sets_is_the_gate()
    {
        var practice = Serial("SdkSwitch-after.apk", out _);
        Assert.Equal(Stage.AfterConsent, practice.Stage);
        Assert.Equal("guarded-field", practice.Basis!.Gate);
        Assert.Equal("Lcom/umeng/commonsdk/UMConfigure;->granted:Z", practice.Basis.Label);
    }

    private static Practice Serial(string package, out Observation observation, [CallerFilePath] string file = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "Candor.Acceptance", "Flows", "Cases", "Consent", package);
        using var apk = ApkFile.Open(path, cancellation: TestContext.Current.CancellationToken);
        observation = new AndroidObserver(Shipped.Knowledge).Observe(apk, cancellation: TestContext.Current.CancellationToken);
        return Assert.Single(observation.Practices, static p => p.Action == PracticeAction.Accesses);
    }
}

namespace Candor.Acceptance.Command;

/// <summary>Profiles of SDKs through the real command.</summary>
public class SdkCommandTests
{
    private static string App => Repository.Fixture("appium-uiautomator2-server-debug-androidTest.apk") ?? "";

    [Fact]
    public void A_profile_that_was_just_made_names_its_own_library()
    {
        Assert.SkipWhen(App.Length == 0, "The app was not fetched; ./test does.");
        var profile = Path.GetTempFileName();
        try
        {
            var made = CandorProcess.Run(
                "sdk", "profile", App, "--id", "okhttp", "--version", "2", "--origin", "a test", "--package", "com.squareup.okhttp", "--out", profile);
            Assert.Equal(0, made.ExitCode);
            Assert.Contains("178 classes of okhttp 2", made.Output, StringComparison.Ordinal);

            var found = CandorProcess.Run("sdk", "match", App, "--profile", profile);
            Assert.Equal(0, found.ExitCode);
            Assert.StartsWith("okhttp 2: 178 classes of 178 ", found.Output, StringComparison.Ordinal);

            var classes = CandorProcess.Run("sdk", "match", App, "--profile", profile, "--classes");
            Assert.Contains("com.squareup.okhttp.OkHttpClient\tokhttp\n", classes.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(profile);
        }
    }

    [Fact]
    public void The_shipped_profiles_are_listed_with_their_origin()
    {
        var list = CandorProcess.Run("sdk", "list");
        Assert.Equal(0, list.ExitCode);
        Assert.Contains("kochava-sdk 5.6.0: 339 classes, from npm react-native-kochava-tracker 2.8.2 (LicenseRef-proprietary)", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_profile_and_one_that_is_not_there_are_told_in_a_sentence()
    {
        Assert.SkipWhen(App.Length == 0, "The app was not fetched; ./test does.");
        var wrong = CandorProcess.Run("sdk", "match", App, "--profile", Repository.At("LICENSE"));
        Assert.Equal(3, wrong.ExitCode);
        Assert.Contains("candor-shapes 1", wrong.Error, StringComparison.Ordinal);

        var missing = CandorProcess.Run("sdk", "match", "missing.apk");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("missing.apk", missing.Error, StringComparison.Ordinal);
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Candor.Reports.Tests.Samples;

/// <summary>What the code and the manifest of the example browser show.</summary>
internal static class BrowserCode
{
    public static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData("browser.apk"u8));

    public static readonly Evidence DeviceIdPath = Path(
        Trigger.ApplicationStart,
        "com.example.browser.BrowserApplication",
        Step("Lcom/example/browser/BrowserApplication;->onCreate()V", 0x12, "call", "invoke-static {v0}, Lio/example/adnet/AdNet;->init(Landroid/content/Context;)V", "BrowserApplication.java", 41),
        Step("Lio/example/adnet/AdNet;->init(Landroid/content/Context;)V", 0x2c, "virtual-call", "invoke-interface {v1, v0}, Lio/example/adnet/internal/IdProvider;->collect(Landroid/content/Context;)V", null, null),
        Step("Lio/example/adnet/internal/a;->collect(Landroid/content/Context;)V", 0x3a, "source", "invoke-virtual {v2}, Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;", null, null));

    public static readonly Evidence SmsPath = Path(
        Trigger.FirstScreen,
        "com.example.browser.MainActivity",
        Step("Lcom/example/browser/MainActivity;->onResume()V", 0x08, "call", "invoke-direct {p0}, Lcom/example/browser/MainActivity;->warmUp()V", "MainActivity.java", 118),
        Step("Lcom/example/browser/MainActivity;->warmUp()V", 0x1e, "call", "invoke-static {p0}, Lcom/example/browser/sync/MessageIndex;->load(Landroid/content/Context;)Ljava/util/List;", "MainActivity.java", 203),
        Step("Lcom/example/browser/sync/MessageIndex;->load(Landroid/content/Context;)Ljava/util/List;", 0x46, "source", "const-string v3, \"content://sms/inbox\"", "MessageIndex.java", 57));

    public static readonly Evidence ContactsPath = Path(
        Trigger.Callback,
        null,
        Step("Lcom/example/browser/share/ShareSheet$1;->onClick(Landroid/view/View;)V", 0x04, "call", "invoke-static {v0}, Lcom/example/browser/share/ContactPicker;->all(Landroid/content/Context;)Ljava/util/List;", "ShareSheet.java", 66),
        Step("Lcom/example/browser/share/ContactPicker;->all(Landroid/content/Context;)Ljava/util/List;", 0x10, "source", "sget-object v1, Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;", "ContactPicker.java", 31));

    public static readonly Evidence LocationCode = Evidence.Create(Hash, new CodeLocator(
        "classes2.dex",
        "Lcom/example/browser/weather/LocalWeather;->fix()Landroid/location/Location;",
        0x22,
        "invoke-virtual {v0, v1}, Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;",
        "LocalWeather.java",
        88));

    public static readonly Evidence CallLogCode = Evidence.Create(Hash, new CodeLocator(
        "classes.dex",
        "Lcom/example/browser/b/c;->a(Landroid/content/Context;)V",
        0x18,
        "sget-object v2, Landroid/provider/CallLog$Calls;->CONTENT_URI:Landroid/net/Uri;",
        null,
        null));

    public static readonly Evidence ReadSms = Manifest(14, "uses-permission", "<uses-permission android:name=\"android.permission.READ_SMS\"/>");
    public static readonly Evidence ReadContacts = Manifest(15, "uses-permission", "<uses-permission android:name=\"android.permission.READ_CONTACTS\"/>");
    public static readonly Evidence FineLocation = Manifest(16, "uses-permission", "<uses-permission android:name=\"android.permission.ACCESS_FINE_LOCATION\"/>");
    public static readonly Evidence PhoneState = Manifest(17, "uses-permission", "<uses-permission android:name=\"android.permission.READ_PHONE_STATE\"/>");
    public static readonly Evidence RecordAudio = Manifest(18, "uses-permission", "<uses-permission android:name=\"android.permission.RECORD_AUDIO\"/>");
    public static readonly Evidence Internet = Manifest(0, "uses-permission", "<uses-permission android:name=\"android.permission.INTERNET\"/>");
    public static readonly Evidence BootReceiver = Manifest(52, "receiver", "<receiver android:name=\"com.example.browser.BootReceiver\"><intent-filter><action android:name=\"android.intent.action.BOOT_COMPLETED\"/></intent-filter></receiver>");
    public static readonly Evidence AdnetClasses = Entry("classes.dex", "io.example.adnet (212 classes)");
    public static readonly Evidence StarClasses = Entry("classes2.dex", "cn.example.star (64 classes)");
    public static readonly Evidence NativeLibrary = Entry("lib/arm64-v8a/libbrowsercore.so", null);
    public static readonly Evidence Loader = Evidence.Create(Hash, new CodeLocator(
        "classes.dex",
        "Lio/example/adnet/plugin/Loader;->open(Ljava/lang/String;)V",
        0x0a,
        "new-instance v0, Ldalvik/system/DexClassLoader;",
        null,
        null));

    public static readonly ImmutableArray<Evidence> AllEvidence =
    [
        DeviceIdPath, SmsPath, ContactsPath, LocationCode, CallLogCode, ReadSms, ReadContacts, FineLocation, PhoneState, RecordAudio,
        Internet, BootReceiver, AdnetClasses, StarClasses, NativeLibrary, Loader,
    ];

    private static Evidence Path(Trigger trigger, string? component, params ReadOnlySpan<CallStep> steps) =>
        Evidence.Create(Hash, new CallPathLocator(trigger, component, [.. steps]));

    private static CallStep Step(string method, int offset, string edge, string instruction, string? source, int? line) =>
        new("classes.dex", method, offset, edge, instruction, source, line);

    private static Evidence Manifest(int line, string element, string excerpt) => Evidence.Create(Hash, new ManifestLocator(line, element, excerpt));

    private static Evidence Entry(string entry, string? detail) => Evidence.Create(Hash, new ArchiveEntryLocator(entry, detail));
}

using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Candor.Android.Sdks.Shapes;

/// <summary>
/// Tells the types whose names no obfuscator changes: those that Android itself brings. The list is by package and is part of the format of
/// profiles; support libraries are not in it, as an app brings them itself.
/// </summary>
internal static class PlatformTypes
{
    /// <summary>Stands for every type that may be renamed.</summary>
    public const ulong Own = 0x5EED0F0A11;

    private static readonly ImmutableArray<byte[]> Packages =
    [
        .. new[]
        {
            "Landroid/", "Ljava/", "Ljavax/crypto/", "Ljavax/microedition/", "Ljavax/net/", "Ljavax/security/", "Ljavax/sql/", "Ljavax/xml/", "Ldalvik/",
            "Lorg/json/", "Lorg/w3c/dom/", "Lorg/xml/sax/", "Lorg/xmlpull/", "Lorg/apache/http/", "Lcom/android/internal/", "Lsun/misc/",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    private static readonly ImmutableArray<byte[]> Exceptions =
        [.. new[] { "Landroid/support/", "Landroid/arch/", "Landroid/databinding/" }.Select(System.Text.Encoding.UTF8.GetBytes)];

    /// <summary>Methods that the platform calls by name, and that classes of most libraries have under another name too rarely to matter.</summary>
    private static readonly FrozenSet<string> Callbacks = new[]
    {
        "accept", "afterTextChanged", "attachBaseContext", "binderDied", "call", "checkClientTrusted", "checkServerTrusted", "close", "compare", "compareTo",
        "describeContents", "dispatchMessage", "dispatchTouchEvent", "doFinal", "doInBackground", "equals", "execute", "finalize", "getAcceptedIssuers",
        "getItemId", "getItemViewType", "getView", "handleMessage", "hashCode", "hasNext", "invoke", "iterator", "newThread", "onActivityCreated",
        "onActivityDestroyed", "onActivityPaused", "onActivityResult", "onActivityResumed", "onActivitySaveInstanceState", "onActivityStarted",
        "onActivityStopped", "onAttachedToWindow", "onBackPressed", "onBind", "onClick", "onConfigurationChanged", "onCreate", "onCreateView", "onDestroy",
        "onDetachedFromWindow", "onDraw", "onGlobalLayout", "onHandleIntent", "onItemClick", "onKeyDown", "onLayout", "onLocationChanged", "onLowMemory",
        "onMeasure", "onNewIntent", "onPageFinished", "onPageStarted", "onPause", "onPostExecute", "onPreExecute", "onProgressUpdate", "onReceive",
        "onReceivedSslError", "onRequestPermissionsResult", "onRestart", "onResume", "onSaveInstanceState", "onScroll", "onSensorChanged",
        "onServiceConnected", "onServiceDisconnected", "onSizeChanged", "onStart", "onStartCommand", "onStop", "onTextChanged", "onTouch", "onTouchEvent",
        "onTransact", "onTrimMemory", "onUpgrade", "read", "rejectedExecution", "run", "shouldOverrideUrlLoading", "toString", "uncaughtException", "verify",
        "write", "writeToParcel",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The hash of a type by its descriptor: of a platform type or primitive its own, of any other one for all, under as many arrays.</summary>
    public static ulong Hash(ReadOnlySpan<byte> descriptor)
    {
        var dimensions = 0;
        while (dimensions < descriptor.Length && descriptor[dimensions] == '[')
        {
            dimensions++;
        }

        var element = descriptor[dimensions..];
        var hash = element is [(byte)'L', ..] && !IsPlatform(element) ? Own : FeatureHash.Of(element);
        return dimensions == 0 ? hash : FeatureHash.Join(hash, (ulong)dimensions);
    }

    /// <summary>Whether a type is the platform's; an array is if its elements are.</summary>
    public static bool IsPlatform(ReadOnlySpan<byte> descriptor)
    {
        descriptor = descriptor.TrimStart((byte)'[');
        if (descriptor is not [(byte)'L', ..])
        {
            return true;
        }

        foreach (var package in Packages)
        {
            if (descriptor.StartsWith(package))
            {
                return !IsException(descriptor);
            }
        }

        return false;
    }

    /// <summary>Whether a method has a name that the platform gives.</summary>
    public static bool IsCallback(string name) => Callbacks.Contains(name);

    private static bool IsException(ReadOnlySpan<byte> descriptor)
    {
        foreach (var package in Exceptions)
        {
            if (descriptor.StartsWith(package))
            {
                return true;
            }
        }

        return false;
    }
}

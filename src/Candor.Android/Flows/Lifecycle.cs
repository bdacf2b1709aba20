using System.Collections.Immutable;

namespace Candor.Android.Flows;

/// <summary>In which order the system calls a component (Android documentation: the life cycles of activities, services, fragments …).</summary>
internal static class Lifecycle
{
    public static ImmutableArray<LifecycleStage> Activity { get; } =
    [
        new(["attachBaseContext", "onCreate", "onContentChanged"], [1], IsNew: true),
        new(["onStart"], [2, 3, 6]),
        new(["onRestoreInstanceState", "onPostCreate"], [3]),
        new(["onResume", "onPostResume", "onAttachedToWindow"], [4]),
        new(
            ["onNewIntent", "onActivityResult", "onRequestPermissionsResult", "onCreateOptionsMenu", "onPrepareOptionsMenu", "onOptionsItemSelected",
                "onCreateContextMenu", "onContextItemSelected", "onMenuItemSelected", "onBackPressed", "onWindowFocusChanged",
                "onConfigurationChanged", "onLowMemory", "onTrimMemory", "onUserInteraction", "onUserLeaveHint", "onKeyDown", "onKeyUp",
                "onTouchEvent", "onCreateDialog", "onPrepareDialog", "onSearchRequested", "onRetainNonConfigurationInstance",
                "onPictureInPictureModeChanged", "onMultiWindowModeChanged", "onActivityReenter", "onListItemClick"],
            [4, 5],
            IsRunning: true),
        new(["onPause"], [3, 6, 9]),
        new(["onStop"], [7, 8, 9]),
        new(["onRestart"], [1]),
        new(["onDestroy"], [0]),
        new(["onSaveInstanceState"], [6, 7, 8]),
    ];

    public static ImmutableArray<LifecycleStage> Service { get; } =
    [
        new(["attachBaseContext", "onCreate"], [1, 2], IsNew: true),
        new(
            ["onStartCommand", "onStart", "onHandleIntent", "onHandleWork", "onBind", "onRebind", "onUnbind", "onStartJob", "onStopJob",
                "onTaskRemoved", "onConfigurationChanged", "onLowMemory", "onTrimMemory"],
            [1, 2],
            IsRunning: true),
        new(["onDestroy"], [0]),
    ];

    public static ImmutableArray<LifecycleStage> Receiver { get; } =
    [
        new(["onReceive"], [1], IsNew: true),
        new([], [0], IsRunning: true),
    ];

    public static ImmutableArray<LifecycleStage> Provider { get; } =
    [
        new(["attachInfo", "onCreate"], [1], IsNew: true),
        new(
            ["query", "insert", "update", "delete", "bulkInsert", "call", "getType", "openFile", "openAssetFile", "onConfigurationChanged",
                "onLowMemory", "onTrimMemory"],
            [1],
            IsRunning: true),
    ];

    public static ImmutableArray<LifecycleStage> Application { get; } =
    [
        new(["attachBaseContext"], [1], IsNew: true),
        new(["onCreate"], [2]),
        new(["onConfigurationChanged", "onLowMemory", "onTrimMemory"], [2, 3], IsRunning: true),
        new(["onTerminate"], []),
    ];

    public static ImmutableArray<LifecycleStage> Fragment { get; } =
    [
        new(["onInflate", "onAttach", "onAttachFragment", "onCreate"], [1]),
        new(["onCreateView", "onViewCreated", "onActivityCreated", "onViewStateRestored"], [2]),
        new(["onStart"], [3]),
        new(["onResume"], [4]),
        new(
            ["onActivityResult", "onRequestPermissionsResult", "onCreateOptionsMenu", "onPrepareOptionsMenu", "onOptionsItemSelected",
                "onHiddenChanged", "onConfigurationChanged", "onLowMemory", "onTrimMemory"],
            [4, 5],
            IsRunning: true),
        new(["onPause"], [3, 6]),
        new(["onSaveInstanceState", "onStop"], [2, 7]),
        new(["onDestroyView"], [1, 8]),
        new(["onDestroy", "onDetach"], []),
    ];
}

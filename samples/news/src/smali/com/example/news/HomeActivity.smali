# The first screen: asks for every permission in one go, and looks for the place to show local news.
.class public Lcom/example/news/HomeActivity;
.super Landroid/app/Activity;


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Activity;-><init>()V

    return-void
.end method


.method protected onCreate(Landroid/os/Bundle;)V
    .registers 4

    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const v0, 0x7f030000    # R.layout.home
    invoke-virtual {p0, v0}, Lcom/example/news/HomeActivity;->setContentView(I)V

    const v0, 0x7f050000    # R.id.invite
    const-class v1, Lcom/example/news/InviteActivity;
    invoke-direct {p0, v0, v1}, Lcom/example/news/HomeActivity;->opens(ILjava/lang/Class;)V
    const v0, 0x7f050001    # R.id.voice
    const-class v1, Lcom/example/news/VoiceSearchActivity;
    invoke-direct {p0, v0, v1}, Lcom/example/news/HomeActivity;->opens(ILjava/lang/Class;)V

    invoke-direct {p0}, Lcom/example/news/HomeActivity;->askForEverything()V
    invoke-static {p0}, Lcom/example/news/LocalNews;->refresh(Landroid/content/Context;)V

    const-string v0, "home"
    invoke-static {v0}, Lio/example/stats/Stats;->event(Ljava/lang/String;)V

    return-void
.end method


# Lets a button open a screen.
.method private opens(ILjava/lang/Class;)V
    .registers 5

    invoke-virtual {p0, p1}, Lcom/example/news/HomeActivity;->findViewById(I)Landroid/view/View;
    move-result-object v0
    new-instance v1, Lcom/example/news/OpenListener;
    invoke-direct {v1, p2}, Lcom/example/news/OpenListener;-><init>(Ljava/lang/Class;)V
    invoke-virtual {v0, v1}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V

    return-void
.end method


# Asks for seven permissions at once, on Android 6 and later.
.method private askForEverything()V
    .registers 4

    sget v0, Landroid/os/Build$VERSION;->SDK_INT:I
    const/16 v1, 0x17
    if-lt v0, v1, :granted

    const/4 v0, 0x7
    new-array v0, v0, [Ljava/lang/String;
    const/4 v1, 0x0
    const-string v2, "android.permission.ACCESS_FINE_LOCATION"
    aput-object v2, v0, v1
    const/4 v1, 0x1
    const-string v2, "android.permission.READ_PHONE_STATE"
    aput-object v2, v0, v1
    const/4 v1, 0x2
    const-string v2, "android.permission.READ_CONTACTS"
    aput-object v2, v0, v1
    const/4 v1, 0x3
    const-string v2, "android.permission.RECORD_AUDIO"
    aput-object v2, v0, v1
    const/4 v1, 0x4
    const-string v2, "android.permission.READ_CALENDAR"
    aput-object v2, v0, v1
    const/4 v1, 0x5
    const-string v2, "android.permission.READ_CALL_LOG"
    aput-object v2, v0, v1
    const/4 v1, 0x6
    const-string v2, "android.permission.READ_SMS"
    aput-object v2, v0, v1
    const/4 v1, 0x1
    invoke-virtual {p0, v0, v1}, Lcom/example/news/HomeActivity;->requestPermissions([Ljava/lang/String;I)V

    :granted
    return-void
.end method

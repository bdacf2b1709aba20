# A tap on "weather here": asks for the coarse location, or reads it where that is granted.
.class final Lcom/example/weather/LocalWeatherListener;
.super Ljava/lang/Object;
.implements Landroid/view/View$OnClickListener;

.field private final activity:Landroid/app/Activity;


.method constructor <init>(Landroid/app/Activity;)V
    .registers 2

    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcom/example/weather/LocalWeatherListener;->activity:Landroid/app/Activity;

    return-void
.end method


.method public onClick(Landroid/view/View;)V
    .registers 7

    iget-object v0, p0, Lcom/example/weather/LocalWeatherListener;->activity:Landroid/app/Activity;
    const-string v1, "android.permission.ACCESS_COARSE_LOCATION"
    invoke-virtual {v0, v1}, Landroid/app/Activity;->checkSelfPermission(Ljava/lang/String;)I
    move-result v2
    if-eqz v2, :granted

    const/4 v2, 0x1
    new-array v3, v2, [Ljava/lang/String;
    const/4 v4, 0x0
    aput-object v1, v3, v4
    invoke-virtual {v0, v3, v2}, Landroid/app/Activity;->requestPermissions([Ljava/lang/String;I)V

    return-void

    :granted
    const-string v1, "location"
    invoke-virtual {v0, v1}, Landroid/app/Activity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/location/LocationManager;
    const-string v1, "network"
    invoke-virtual {v0, v1}, Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;
    move-result-object v0
    if-eqz v0, :unknown

    invoke-virtual {v0}, Landroid/location/Location;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcom/example/weather/Forecast;->send(Ljava/lang/String;)V

    :unknown
    return-void
.end method
